package io.spindrift.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.spindrift.event.BadRecordException;
import io.spindrift.event.DeadLetter.Kind;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class JsonKeysTest {
    private static final JsonKeys KEYS = new JsonKeys();

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '\0',
            value = {
                "\"boiler-3\"                        | boiler-3",
                "17                                  | 17",
                "1.50                                | 1.50",
                "12345678901234567890123             | 12345678901234567890123",
                "true                                | true",
                "{\"id\": 17}                        | 17",
                "{\"id\": {\"site\": \"north\"}}     | north",
                "{\"id\": [7]}                       | [7]",
                "{\"site\":\"n\", \"id\": 1.50}      | {\"site\":\"n\",\"id\":1.50}",
                "{\"b\":null, \"a\":[true, {}]}      | {\"b\":null,\"a\":[true,{}]}",
                "{\"q\":\"\\\"\\u0001\", \"a\":1}    | {\"q\":\"\\\"\\u0001\",\"a\":1}",
                "[1, \"a\"]                          | [1,\"a\"]",
                "{\"schema\":{\"type\":\"int32\"},\"payload\":17}            | 17",
                "{\"payload\":{\"id\":17, \"n\":\"x\"},\"schema\":null}      | {\"id\":17,\"n\":\"x\"}",
            })
    void shouldNameASeriesByItsKey(String key, String name) throws BadRecordException {
        assertThat(KEYS.name(key.getBytes(StandardCharsets.UTF_8))).isEqualTo(name);
        assertThat(KEYS.bytes(name)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '\0',
            value = {
                "null                  | expected the name of a series, got null",
                "{\"id\":null}         | expected the name of a series, got null",
                "{}                    | expected the name of a series, got a key without fields",
                "[]                    | expected the name of a series, got a key without fields",
                "{\"a\":1,\"a\":2}     | expected each field once, got 'a' twice",
                "1 2                   | expected one JSON value, got more after it",
                "boiler-3              | expected JSON, got text: boiler-3",
                "{\"id\":NaN}          | expected JSON, got NaN at character 7: NaN is not JSON; use null for a missing value",
            })
    void shouldRejectAKey_whenItHasNoName(String key, String reason) {
        assertThatThrownBy(() -> KEYS.name(key.getBytes(StandardCharsets.UTF_8)))
                .isInstanceOfSatisfying(
                        BadRecordException.class, e -> assertThat(e.kind()).isEqualTo(Kind.KEY))
                .hasMessage("key: " + reason);
    }

    @Test
    void shouldSkipTheIdOfTheSchema_whenKeysAreOfJsonSchema() throws BadRecordException {
        assertThat(JsonKeys.behindSchemaId().name("\0\0\0\0\7{\"id\":\"m\"}".getBytes(StandardCharsets.UTF_8)))
                .isEqualTo("m");
        assertThatThrownBy(() -> JsonKeys.behindSchemaId().name("{\"id\":1}".getBytes(StandardCharsets.UTF_8)))
                .hasMessage(
                        "key: expected 0 and the id of a schema, got a first byte of 123; is key.format=json meant?");
        assertThatThrownBy(() -> KEYS.name("\0\0\0\0\7{}".getBytes(StandardCharsets.UTF_8)))
                .hasMessage("key: begins with a zero byte: is key.format=json-schema or avro meant? (or protobuf)");
    }

    @Test
    void shouldRejectDeepNestingAndHugeNumbers() {
        assertThatThrownBy(() -> KEYS.name("[".repeat(60_000).getBytes(StandardCharsets.UTF_8)))
                .hasMessageStartingWith("key: expected JSON nested at most 32 deep");
    }
}

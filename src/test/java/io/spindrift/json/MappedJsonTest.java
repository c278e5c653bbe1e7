package io.spindrift.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.spindrift.event.BadRecordException;
import io.spindrift.event.DeadLetter.Kind;
import io.spindrift.event.InputRecord;
import io.spindrift.field.FieldReader;
import io.spindrift.field.FieldResult;
import io.spindrift.field.FieldSettings;
import io.spindrift.field.FieldSettings.Value;
import io.spindrift.field.Pointer;
import io.spindrift.field.TimeUnit;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Documents of others, by pointers. */
final class MappedJsonTest {
    @Test
    void shouldFindFieldsAtAnyPointer() throws BadRecordException {
        InputRecord.Observation observation = observation(
                series(false, "/a/1/b~1c", "/meta/id", "/x"),
                "{\"a\":[{\"b/c\":1},{\"b/c\":-2.5,\"d\":[]}],\"x\":[1,2e1],"
                        + "\"meta\":{\"other\":{\"id\":3},\"id\":12345678901234567890}}");
        assertThat(observation.value()).hasValue(-2.5);
        assertThat(observation.id()).isEqualTo("12345678901234567890");
        assertThat(observation.x()).containsExactly(1, 20);
    }

    @Test
    void shouldReadANumberAndAFieldInsideIt() throws BadRecordException {
        assertThat(observation(series(false, "/0/1", "/id", "/x"), "{\"0\":{\"1\":7}}")
                        .value())
                .hasValue(7);
    }

    @Test
    void shouldReadANumber_whenItIsTheWholeValue() throws BadRecordException {
        FieldReader reader = series(false, "#", "/id", "/x");
        assertThat(observation(reader, " 21.5 ").value()).hasValue(21.5);
        assertThat(observation(reader, "null").value()).isEmpty();
        assertThat(reader.series(bytes("\"21.5\"")).get(0).why())
                .hasMessage("value (#): expected a number, got \"21.5\"");
    }

    @Test
    void shouldReadRegressorsFromSeveralPointers() throws BadRecordException {
        FieldReader reader = series(false, "/v", "/id", "/a", "/b/0");
        assertThat(observation(reader, "{\"b\":[4],\"a\":3,\"v\":1}").x()).containsExactly(3, 4);
        assertThat(observation(reader, "{\"v\":1}").x()).isEmpty();
        assertThatThrownBy(() -> reader.series(bytes("{\"v\":1,\"a\":3}")))
                .hasMessage("x (/b/0): expected a number, got nothing");
    }

    @Test
    void shouldReadAnArrayAndOneOfItsItems() throws BadRecordException {
        InputRecord.Observation observation = observation(series(false, "/x/1", "/id", "/x"), "{\"x\":[5,6]}");
        assertThat(observation.x()).containsExactly(5, 6);
        assertThat(observation.value()).hasValue(6);
    }

    @Test
    void shouldCheckEachValueSeparately() throws BadRecordException {
        FieldReader reader = series(false, "t=/s/0/t,h=/s/0/h,p=/p,q=/q", "/id", "/x");
        List<FieldResult> readings = reader.series(bytes("{\"s\":[{\"t\":1,\"h\":\"wet\"}],\"p\":null}"));
        assertThat(readings).extracting(FieldResult::name).containsExactly("t", "h", "p", "q");
        assertThat(readings.get(0).why()).isNull();
        assertThat(readings.get(1).why()).hasMessage("h (/s/0/h): expected a number, got \"wet\"");
        assertThat(((InputRecord.Observation) readings.get(2).arrival()).value())
                .isEmpty();
        assertThat(readings.get(3).why()).hasMessage("q: expected a number or null, got nothing");
    }

    @Test
    void shouldSkipMissingValues_butRejectARecordWithoutAnyValue() throws BadRecordException {
        FieldReader reader = series(true, "t=/t,h=/h", "/id", "/x");
        assertThat(reader.series(bytes("{\"h\":1}")))
                .extracting(FieldResult::name)
                .containsExactly("h");
        assertThatThrownBy(() -> reader.series(bytes("{}")))
                .hasMessage("fields.value: expected at least one of t, h, got none");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '\0',
            value = {
                "{\"v\":{}}                 | FIELD | value (/v): expected a number, got an object",
                "{\"v\":[1]}                | FIELD | value (/v): expected a number, got an array",
                "{\"v\":true}               | FIELD | value (/v): expected a number, got true",
                "{\"v\":1e999}              | FIELD | value (/v): expected a magnitude of at most 1.0E100, got 1e999",
                "{\"w\":1}                  | FIELD | value (/v): expected a number or null, got nothing",
                "[{\"v\":1}]                | FIELD | value: expected a JSON object, got an array",
                "7                          | FIELD | value: expected a JSON object, got 7; is fields.value=# meant?",
                "{\"v\":1,\"v\":2}          | FIELD | v: expected once, got twice",
                "{\"v\":1,\"id\":1.5}       | FIELD | id: expected a text or a whole number, got 1.5",
                "{\"v\":1,\"id\":\"\"}      | FIELD | id: expected 1 to 256 characters, got 0",
                "{\"v\":1,\"x\":3}          | FIELD | x: expected an array of numbers, got 3",
                "{\"v\":1,\"x\":[1,[2]]}    | FIELD | x[1]: expected a number, got an array",
                "{\"v\":1} {}               | JSON  | value: expected one JSON value, got more after it",
            })
    void shouldNameTheExpectedAndTheActualValue(String json, String kind, String reason) {
        FieldReader reader = series(false, "/v", "/id", "/x");
        assertThatThrownBy(() -> {
                    for (FieldResult reading : reader.series(bytes(json))) {
                        reading.get();
                    }
                })
                .isInstanceOfSatisfying(
                        BadRecordException.class, e -> assertThat(e.kind()).isEqualTo(Kind.valueOf(kind)))
                .hasMessage(reason);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{\"v\":", "{v:1}", "{\"v\":NaN}", "nul", "{\"v\":1,}", "\u0000", "{\"a\":[[[}"})
    void shouldRejectAValue_whenItIsNotJson(String json) {
        assertThatThrownBy(() -> series(false, "/v", "/id", "/x").series(bytes(json)))
                .isInstanceOfSatisfying(
                        BadRecordException.class, e -> assertThat(e.kind()).isEqualTo(Kind.JSON))
                .hasMessageStartingWith("value: ");
    }

    @Test
    void shouldRejectDeepNestingLongNumbersAndLongArrays_anywhereInAValue() {
        FieldReader reader = series(false, "/v", "/id", "/x");
        for (String field : new String[] {"v", "x", "other"}) {
            assertThatThrownBy(() -> reader.series(bytes("{\"" + field + "\":" + "[".repeat(100_000))))
                    .isInstanceOf(BadRecordException.class)
                    .hasMessageContaining("nested at most 32 deep");
            assertThatThrownBy(() -> reader.series(bytes("{\"" + field + "\":" + "1".repeat(10_000) + "}")))
                    .isInstanceOf(BadRecordException.class);
        }
        assertThatThrownBy(() -> reader.series(bytes("{\"x\":[" + "1,".repeat(100_001) + "1]}")))
                .hasMessage("x: expected at most 100000 numbers, got more");
    }

    @Test
    void shouldFollowAPointerOfTheMaximumDepth() throws BadRecordException {
        FieldReader reader = series(false, "/a".repeat(32), "/id", "/x");
        assertThat(observation(reader, "{\"a\":".repeat(32) + "1" + "}".repeat(32))
                        .value())
                .hasValue(1);
    }

    @Test
    void shouldReadTheRegressionMode() throws BadRecordException {
        FieldReader reader = new FieldReader(
                new FieldSettings(
                        List.of(Value.of("/value")),
                        false,
                        Pointer.of("/k"),
                        List.of(Pointer.of("/in/0"), Pointer.of("/in/1")),
                        Pointer.of("/out"),
                        Optional.empty(),
                        TimeUnit.MS),
                new JsonDocuments());
        InputRecord.Observation observation =
                (InputRecord.Observation) reader.regression(bytes("{\"k\":7,\"in\":[1,2],\"out\":3}"));
        assertThat(observation.id()).isEqualTo("7");
        assertThat(observation.x()).containsExactly(1, 2);
        assertThat(observation.value()).hasValue(3);
        assertThat(reader.regression(bytes("{\"k\":7,\"out\":3}"))).isEqualTo(new InputRecord.Label("7", 3));
        assertThat(reader.label(bytes("{\"k\":7,\"in\":[1,2],\"out\":3}"))).isEqualTo(new InputRecord.Label("7", 3));
        assertThatThrownBy(() -> reader.regression(bytes("{\"k\":7}")))
                .hasMessage("x (/in/0): expected an array of numbers, got nothing");
        assertThatThrownBy(() -> reader.regression(bytes("{\"in\":[1,2]}")))
                .hasMessage("id (/k): expected a text or a whole number, got nothing");
        assertThatThrownBy(() -> reader.label(bytes("{\"k\":7,\"out\":null}")))
                .hasMessage("label (/out): expected a number, got null");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '\0',
            value = {
                "MS | 1700000000123             | 1700000000123",
                "S  | 1700000000                | 1700000000000",
                "S  | 1700000000.1239           | 1700000000123",
                "S  | -0.0005                   | -1",
                "US | 1700000000123999          | 1700000000123",
                "NS | 1700000000123999999       | 1700000000123",
                "MS | \"2023-11-14T22:13:20Z\"  | 1700000000000",
                "NS | \"2023-11-14T23:13:20.1239+01:00\" | 1700000000123",
            })
    void shouldReadTimesInTheirUnit(TimeUnit unit, String json, long millis) throws BadRecordException {
        assertThat(times(unit).time(bytes("{\"at\":" + json + "}"))).isEqualTo(millis);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '\0',
            value = {
                "{\"at\":\"2023-11-14T22:13:20\"} | got \"2023-11-14T22:13:20\"",
                "{\"at\":\"1700000000\"}          | got \"1700000000\"",
                "{\"at\":null}                    | got null",
                "{}                               | got nothing",
                "{\"at\":[1]}                     | got an array",
                "{\"at\":1e300}                   | got 1e300",
                "{\"at\":1e999}                   | got 1e999",
                "{\"at\":99999999999999999999999} | got 99999999999999999999999",
            })
    void shouldRejectAValue_whenItIsNotATime(String json, String got) {
        assertThatThrownBy(() -> times(TimeUnit.S).time(bytes(json)))
                .isInstanceOf(BadRecordException.class)
                .hasMessage("time (/at): expected a number in s since 1970, or a text such as 2026-01-31T00:00:00Z, "
                        + got);
    }

    @Test
    void shouldReadJsonAfterTheIdOfItsSchema() throws BadRecordException {
        FieldReader reader = new FieldReader(FieldSettings.DEFAULT, JsonDocuments.behindSchemaId());
        assertThat(observation(reader, "\0\0\0\0\7{\"value\":3}").value()).hasValue(3);
        assertThatThrownBy(() -> reader.series(bytes("{\"value\":3}")))
                .isInstanceOfSatisfying(
                        BadRecordException.class, e -> assertThat(e.kind()).isEqualTo(Kind.SCHEMA))
                .hasMessage(
                        "value: expected 0 and the id of a schema, got a first byte of 123; is value.format=json meant?");
        assertThatThrownBy(() -> reader.series(bytes("\0\0")))
                .hasMessage("value: expected 0 and the id of a schema, got 2 bytes");
    }

    private static FieldReader times(TimeUnit unit) {
        return new FieldReader(
                new FieldSettings(
                        List.of(Value.of("/value")),
                        false,
                        Pointer.of("/id"),
                        List.of(Pointer.of("/x")),
                        Pointer.of("/label"),
                        Optional.of(Pointer.of("/at")),
                        unit),
                new JsonDocuments());
    }

    private static FieldReader series(boolean pass, String values, String id, String... x) {
        return new FieldReader(
                new FieldSettings(
                        Arrays.stream(values.split(",")).map(Value::of).toList(),
                        pass,
                        Pointer.of(id),
                        Arrays.stream(x).map(Pointer::of).toList(),
                        Pointer.of("/label"),
                        Optional.empty(),
                        TimeUnit.MS),
                new JsonDocuments());
    }

    private static InputRecord.Observation observation(FieldReader reader, String json) throws BadRecordException {
        return (InputRecord.Observation) reader.series(bytes(json)).get(0).get();
    }

    private static byte[] bytes(String json) {
        return json.getBytes(StandardCharsets.UTF_8);
    }
}

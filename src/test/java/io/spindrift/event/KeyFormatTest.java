package io.spindrift.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.UUID;
import org.apache.kafka.common.serialization.IntegerSerializer;
import org.apache.kafka.common.serialization.LongSerializer;
import org.apache.kafka.common.serialization.ShortSerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.common.serialization.UUIDSerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Keys by the serializers of Kafka's own clients. */
final class KeyFormatTest {
    private static final String NOT_UTF8 = "key: expected UTF-8 text (key.format=string), got ";

    @Test
    void shouldReadAndWriteKeysAsKafkasSerializersDo() throws BadRecordException {
        for (long number : new long[] {Long.MIN_VALUE, -1, 0, 42, Long.MAX_VALUE}) {
            assertBoth(NumberKeys.LONG, Long.toString(number), new LongSerializer().serialize("t", number));
            assertBoth(NumberKeys.INT, Integer.toString((int) number), new IntegerSerializer().serialize("t", (int)
                            number));
            assertBoth(NumberKeys.SHORT, Short.toString((short) number), new ShortSerializer().serialize("t", (short)
                            number));
        }
        assertBoth(TextKeys.INSTANCE, "Wärme 🌊", new StringSerializer().serialize("t", "Wärme 🌊"));
    }

    private static void assertBoth(KeyFormat format, String name, byte[] key) throws BadRecordException {
        assertThat(format.name(key)).isEqualTo(name);
        assertThat(format.bytes(name)).hasValue(key);
    }

    @Test
    void shouldReadUuids_whenTheyAreBinaryOrInCapitals() throws BadRecordException {
        assertThat(UuidKeys.INSTANCE.name(bytes("0b8a4c1e93f24b6f9c1a2f3d4e5a6b7c")))
                .isEqualTo("0b8a4c1e-93f2-4b6f-9c1a-2f3d4e5a6b7c");
        assertThat(UuidKeys.INSTANCE.name("0B8A4C1E-93F2-4B6F-9C1A-2F3D4E5A6B7C".getBytes(StandardCharsets.US_ASCII)))
                .isEqualTo("0b8a4c1e-93f2-4b6f-9c1a-2f3d4e5a6b7c");
    }

    @Test
    void shouldHaveNoKey_whenANameIsSpelledDifferently() {
        for (String name : new String[] {"007", "+7", "7.0", "", "x", "2147483648", "-0"}) {
            assertThat(NumberKeys.INT.bytes(name)).as(name).isEmpty();
        }
    }

    @Test
    void shouldHaveNoKey_whenANameIsAUuid() throws BadRecordException {
        UUID uuid = UUID.fromString("0b8a4c1e-93f2-4b6f-9c1a-2f3d4e5a6b7c");
        assertThat(UuidKeys.INSTANCE.name(new UUIDSerializer().serialize("t", uuid)))
                .isEqualTo(uuid.toString());
        // It may be 36 characters, in capitals or not, or 16 bytes.
        assertThat(UuidKeys.INSTANCE.bytes(uuid.toString())).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "000000000106616263           | got a control character (U+0000); it begins like a key with the id of a schema: is key.format=avro, protobuf or json-schema meant?",
                "000000000a6465766963652d3337 | got a control character (U+0000); it begins like a key with the id of a schema: is key.format=avro, protobuf or json-schema meant?",
                "00000000ff                   | got 5 bytes that are not UTF-8",
                "0000002a                     | got a control character (U+0000); is key.format=int meant?",
                "ffffffff                     | got 4 bytes that are not UTF-8; is key.format=int meant?",
                "002a                         | got a control character (U+0000); is key.format=short meant?",
                "000000000000002a             | got a control character (U+0000); is key.format=long meant, or avro, protobuf or json-schema?",
                "fffffffffffffffe             | got 8 bytes that are not UTF-8; is key.format=long meant?",
                "0b8a4c1e93f24b6f9c1a2f3d4e5a6b7c | got 16 bytes that are not UTF-8; is key.format=uuid " + "meant?",
                "06616263                     | got a control character (U+0006); is key.format=int meant?",
                "61006263646566               | got a control character (U+0000)",
                "c328                         | got 2 bytes that are not UTF-8; is key.format=short meant?",
                "eda080                       | got 3 bytes that are not UTF-8",
                "61ff61ff61                   | got 5 bytes that are not UTF-8",
            })
    void shouldSuggestTheFormat_whenBytesAreNotText(String hex, String reason) {
        assertThatThrownBy(() -> TextKeys.INSTANCE.name(bytes(hex)))
                .isInstanceOfSatisfying(
                        BadRecordException.class, e -> assertThat(e.kind()).isEqualTo(DeadLetter.Kind.KEY))
                .hasMessage(NOT_UTF8.replace("got ", "") + reason);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "SHORT | 616263   | a whole number of 2 bytes (key.format=short), got 3 bytes; is key.format=string meant?",
                "INT   | 00       | a whole number of 4 bytes (key.format=int), got 1 byte",
                "INT   | 000000000000002a | a whole number of 4 bytes (key.format=int), got 8 bytes; is key.format=long meant, or avro, protobuf or json-schema?",
                "LONG  | 0000002a | a whole number of 8 bytes (key.format=long), got 4 bytes; is key.format=int meant?",
            })
    void shouldSuggestTheFormat_whenBytesAreNoSuchNumber(NumberKeys format, String hex, String reason) {
        assertThatThrownBy(() -> format.name(bytes(hex))).hasMessage("key: expected " + reason);
    }

    @Test
    void shouldSuggestTheFormat_whenBytesAreNoUuid() {
        assertThatThrownBy(() -> UuidKeys.INSTANCE.name("boiler".getBytes(StandardCharsets.US_ASCII)))
                .hasMessage(
                        "key: expected a UUID (key.format=uuid) of 36 characters or 16 bytes, got 6 bytes that are not a "
                                + "UUID; is key.format=string meant?");
    }

    private static byte[] bytes(String hex) {
        return HexFormat.of().parseHex(hex);
    }
}

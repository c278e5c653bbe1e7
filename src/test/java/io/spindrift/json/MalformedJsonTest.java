package io.spindrift.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.spindrift.event.BadRecordException;
import io.spindrift.event.DeadLetter.Kind;
import io.spindrift.field.FieldReader;
import io.spindrift.field.FieldSettings;
import io.spindrift.field.Pointer;
import io.spindrift.field.PointerTree;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Messages about values that are not JSON: our own words, the position, and how to fix it. */
final class MalformedJsonTest {
    private static final FieldReader DEFAULT = new FieldReader(FieldSettings.DEFAULT, new JsonDocuments());
    private static final PointerTree ALL = new PointerTree(List.of(Pointer.of("#"), Pointer.of("/value")));
    private static final Pattern OF_A_LIBRARY =
            Pattern.compile("JsonReadFeature|StreamReadFeature|Source:|CTRL-CHAR|Exception|fasterxml|\\(code |UTF-32");

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '\0',
            value = {
                "{\"value\":NaN}        | got NaN at character 10: NaN is not JSON; use null for a missing value",
                "{\"value\":nan}        | got nan at character 10: nan is not JSON; use null for a missing value",
                "{\"value\":-Infinity}  | got -Infinity at character 10: -Infinity is not JSON; use null for a missing value",
                "{\"ä\":NaN}            | got NaN at character 6: NaN is not JSON; use null for a missing value",
                "{'value':1}            | got a single quote (texts and names of fields need double quotes) at "
                        + "character 2",
                "{\"value\":'1'}        | got a single quote (texts and names of fields need double quotes) at "
                        + "character 10",
                "{value:1}              | got 'value' (names of fields need double quotes) at character 2",
                "{\"value\":1,}         | got a comma before '}' at character 12",
                "{\"v\":[1,]}            | got a comma before ']' at character 9",
                "{\"value\":1,5}        | got a comma within a number (JSON needs a decimal point) at character 12",
                "{\"value\":            | got an incomplete document: it ends after 9 bytes",
                "{\"value\":1           | got an incomplete document: it ends after 10 bytes",
                "{\"val                 | got an incomplete document: it ends after 5 bytes",
                "{\"value\":007}        | got '007' at character 10",
                "{\"value\":+1}         | got '+1' at character 10",
                "{\"value\":.5}         | got '.5' at character 10",
                "{\"value\":5.}         | got '5.' at character 10",
                "{\"value\":0x1F}       | got '0x1F' at character 10",
                "{\"value\":None}       | got 'None' at character 10",
                "{\"value\":True}       | got 'True' at character 10",
                "{\"value\" 1}          | got '1' at character 10",
                "{\"value\":1;}         | got ';' at character 11",
                "{\"value\":1}}         | got '}' at character 12",
                "{\"v\":[1}             | got '}' at character 8",
                "{\"value\":\"\\q\"}    | got the escape '\\q', which JSON does not have at character 12",
                "{\"value\":1}//c       | got '/' at character 12",
                "<v>1</v>               | got a text that begins with '<', such as XML",
                "2026-01-01,3.5         | got what looks like a line of CSV: 2026-01-01,3.5",
                "a;b                    | got what looks like a line of CSV: a;b",
                "boiler                 | got text: boiler",
            })
    void shouldDescribeTheValue_whenItIsNotJson(String value, String got) {
        assertBoth(bytes(value), "value: expected JSON, " + got);
    }

    @Test
    void shouldNameTheLine_whenThereAreSeveral() {
        assertBoth(
                bytes("{\"a\":1,\n\n  \"value\":NaN}"),
                "value: expected JSON, got NaN at line 3, character 11: NaN is not JSON; use null for a missing value");
        assertBoth(
                bytes("{\"a\":\"b\nc\"}"),
                "value: expected JSON, got a control character, U+000A (write it as \\u000a within a text) at "
                        + "character 8");
    }

    @Test
    void shouldDescribeTheBytes_whenTheyAreNotUtf8() {
        assertBoth(new byte[0], "value: expected JSON, got nothing");
        assertBoth(bytes("   "), "value: expected JSON, got nothing");
        assertBoth(
                bytes("\0\0\0\0\12{\"value\":1}"),
                "value: begins with a zero byte: is value.format=json-schema or avro meant? (or protobuf)");
        for (Charset charset :
                new Charset[] {StandardCharsets.UTF_16, StandardCharsets.UTF_16BE, StandardCharsets.UTF_16LE}) {
            assertBoth("{\"value\":1}".getBytes(charset), "value: expected JSON in UTF-8, got UTF-16");
        }
        assertBoth(
                "{\"ort\":\"Münster\"}".getBytes(StandardCharsets.ISO_8859_1),
                "value: expected JSON in UTF-8, got bytes that are not UTF-8, from byte 10 on");
        assertBoth(new byte[] {1, 0, 2, 3}, "value: expected JSON, got 4 bytes that are not text");
    }

    @Test
    void shouldAcceptAByteOrderMarkOfUtf8() throws BadRecordException {
        byte[] value = bytes("\ufeff{\"value\":1}");
        assertThat(DEFAULT.series(value)).isNotNull();
        assertThat(new JsonDocuments().read(value, ALL)).isNotNull();
    }

    @Test
    void shouldReportANumber_whenAnObjectIsExpected() {
        assertThatThrownBy(() -> DEFAULT.series(bytes("21.5")))
                .hasMessage("value: expected a JSON object, got 21.5; is fields.value=# meant?");
    }

    /** By the default pointers, by others, and behind the id of a schema. */
    private static void assertBoth(byte[] value, String reason) {
        assertThatThrownBy(() -> DEFAULT.series(value))
                .isInstanceOfSatisfying(
                        BadRecordException.class, e -> assertThat(e.kind()).isEqualTo(Kind.JSON))
                .hasMessage(reason);
        assertThatThrownBy(() -> new JsonDocuments().read(value, ALL)).hasMessage(reason);
        byte[] framed = new byte[5 + value.length];
        System.arraycopy(value, 0, framed, 5, value.length);
        assertThatThrownBy(() -> JsonDocuments.behindSchemaId().read(framed, ALL))
                .satisfies(e -> assertThat(e.getMessage()).doesNotContainPattern(OF_A_LIBRARY));
        assertThat(reason).doesNotContainPattern(OF_A_LIBRARY);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}

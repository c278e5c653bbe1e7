package io.spindrift.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.spindrift.event.BadRecordException;
import io.spindrift.event.DeadLetter.Kind;
import io.spindrift.event.InputRecord;
import io.spindrift.field.FieldReader;
import io.spindrift.field.FieldSettings;
import java.nio.charset.StandardCharsets;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Records as the schemas say, by the default pointers. */
final class DefaultFieldsTest {
    private final FieldReader reader = new FieldReader(FieldSettings.DEFAULT, new JsonDocuments());

    @Test
    void shouldReadAnObservationOfTheRegressionMode() throws BadRecordException {
        InputRecord.Observation observation =
                (InputRecord.Observation) reader.regression(bytes("{\"id\":\"a\",\"x\":[1,-2.5,3e2],\"label\":4}"));
        assertThat(observation.id()).isEqualTo("a");
        assertThat(observation.x()).containsExactly(1, -2.5, 300);
        assertThat(observation.value()).hasValue(4);
    }

    @Test
    void shouldReadALabelOnTheObservationsTopic() throws BadRecordException {
        assertThat(reader.regression(bytes("{\"label\":0.5,\"id\":7}"))).isEqualTo(new InputRecord.Label("7", 0.5));
    }

    @Test
    void shouldReadAMissingValueOfTheSeriesMode() throws BadRecordException {
        InputRecord.Observation observation = series("{\"value\":null}");
        assertThat(observation.id()).isNull();
        assertThat(observation.x()).isEmpty();
        assertThat(observation.value()).isEqualTo(OptionalDouble.empty());
    }

    @Test
    void shouldIgnoreUnknownFieldsOfAnyType() throws BadRecordException {
        String json = "{\"other\":{\"x\":[[1]],\"value\":3},\"value\":2,\"more\":[{\"value\":\"NaN\"}]}";
        assertThat(series(json).value()).hasValue(2);
    }

    @Test
    void shouldReadNegativeZeroAsZero() throws BadRecordException {
        double value = series("{\"value\":-0.0}").value().orElseThrow();
        assertThat(Double.doubleToRawLongBits(value)).isZero();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '\0',
            value = {
                "{\"id\":\"a\",\"x\":[1,true]}       | FIELD | x[1]: expected a number, got true",
                "{\"id\":\"a\",\"x\":[1,null]}       | FIELD | x[1]: expected a number, got null",
                "{\"id\":\"a\",\"x\":[\"NaN\"]}      | FIELD | x[0]: expected a number, got \"NaN\"",
                "{\"id\":\"a\",\"x\":3}              | FIELD | x: expected an array of numbers, got 3",
                "{\"id\":\"a\",\"x\":{\"0\":1}}      | FIELD | x: expected an array of numbers, got an object",
                "{\"id\":\"a\",\"x\":[1e999]}        | FIELD | x[0]: expected a magnitude of at most 1.0E100, got 1e999",
                "{\"id\":\"a\",\"x\":[-2e100]}      | FIELD | x[0]: expected a magnitude of at most 1.0E100, got -2e100",
                "{\"id\":[1],\"x\":[1]}              | FIELD | id: expected a text or a whole number, got an array",
                "{\"id\":1.5,\"x\":[1]}              | FIELD | id: expected a text or a whole number, got 1.5",
                "{\"id\":\"\",\"x\":[1]}             | FIELD | id: expected 1 to 256 characters, got 0",
                "{\"x\":[1]}                         | FIELD | id: expected a text or a whole number, got nothing",
                "{\"id\":\"a\"}                      | FIELD | x: expected an array of numbers, got nothing",
                "{\"id\":\"a\",\"label\":null}       | FIELD | label: expected a number, got null",
                "{\"id\":\"a\",\"id\":\"b\"}         | FIELD | id: expected once, got twice",
                "[]                                  | FIELD | value: expected a JSON object, got an array",
                "7                                   | FIELD | value: expected a JSON object, got 7; is fields.value=# meant?",
                "\"text\"                            | FIELD | value: expected a JSON object, got \"text\"",
                "{\"id\":\"a\",\"x\":[1]} {}         | JSON  | value: expected one JSON value, got more after it",
            })
    void shouldNameTheExpectedAndTheActualValue(String json, String kind, String reason) {
        assertThatThrownBy(() -> reader.regression(bytes(json))).isInstanceOfSatisfying(BadRecordException.class, e -> {
            assertThat(e.kind()).isEqualTo(Kind.valueOf(kind));
            assertThat(e).hasMessage(reason);
        });
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '\0',
            value = {
                "{\"value\":NaN}",
                "{\"value\":Infinity}",
                "{\"value\":",
                "{value:1}",
                "{'value':1}",
                "nul",
                "{\"value\":01}"
            })
    void shouldRejectAValue_whenItIsNotJson(String json) {
        assertThatThrownBy(() -> reader.series(bytes(json)))
                .isInstanceOfSatisfying(
                        BadRecordException.class, e -> assertThat(e.kind()).isEqualTo(Kind.JSON))
                .hasMessageStartingWith("value: expected JSON, got ");
    }

    @Test
    void shouldRejectIdsWithUnpairedSurrogates() throws BadRecordException {
        assertThat(reader.label(bytes("{\"id\":\"\\ud83c\\udf0a\\ufffd\",\"label\":1}")))
                .isEqualTo(new InputRecord.Label("\ud83c\udf0a\ufffd", 1));
        for (String half :
                new String[] {"\\ud83c", "\\udf0a", "\\udf0a\\ud83c", "\\ud83c\\ud83c\\udf0a", "a\\ud83cb"}) {
            assertThatThrownBy(() -> reader.label(bytes("{\"id\":\"" + half + "\",\"label\":1}")))
                    .as(half)
                    .hasMessage("id: expected whole characters, got half of one (an unpaired surrogate)");
        }
    }

    @Test
    void shouldRejectDeepNestingLongNumbersAndLongArrays() {
        assertThatThrownBy(() -> reader.series(bytes("{\"a\":" + "[".repeat(100_000))))
                .isInstanceOf(BadRecordException.class)
                .hasMessageContaining("nested at most 32 deep");
        assertThatThrownBy(() -> reader.series(bytes("{\"value\":" + "1".repeat(10_000) + "}")))
                .isInstanceOf(BadRecordException.class)
                .hasMessageContaining("numbers of at most 400 characters");
        assertThatThrownBy(() -> reader.regression(bytes("{\"x\":[" + "1,".repeat(100_001) + "1]}")))
                .isInstanceOf(BadRecordException.class)
                .hasMessage("x: expected at most 100000 numbers, got more");
    }

    @Test
    void shouldRejectEmptyAndBinaryValues() {
        for (byte[] value : new byte[][] {{}, {0, 1, 2, (byte) 0xff}, {(byte) 0xef, (byte) 0xbb, (byte) 0xbf}}) {
            assertThatThrownBy(() -> reader.series(value)).isInstanceOf(BadRecordException.class);
        }
    }

    private InputRecord.Observation series(String json) throws BadRecordException {
        return (InputRecord.Observation) reader.series(bytes(json)).get(0).get();
    }

    private static byte[] bytes(String json) {
        return json.getBytes(StandardCharsets.UTF_8);
    }
}

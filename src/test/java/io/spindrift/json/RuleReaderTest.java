package io.spindrift.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.spindrift.event.SettingsRule;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class RuleReaderTest {
    private final RuleReader reader = new RuleReader();

    @Test
    void shouldReadARule() {
        byte[] json = bytes("""
                {"series": "hall-*", "validFrom": "1970-01-01T00:00:01Z", "priority": 3, "changePolicy": "reset",
                 "settings": {"series.horizons": [1, 24], "model": "blend-linear", "scale.window": 500}}""");
        assertThat(Schemas.violations("settings-rule", json)).isEmpty();
        assertThat(reader.read("r", json))
                .isEqualTo(new SettingsRule(
                        "r",
                        "hall-*",
                        1000,
                        3,
                        Optional.of("reset"),
                        Map.of("series.horizons", "1,24", "model", "blend-linear", "scale.window", "500")));
    }

    @Test
    void shouldReadARuleWithOnlyItsRequiredFields() {
        byte[] json = bytes("{\"series\":\"a\",\"validFrom\":0,\"settings\":{\"model\":\"rls\"}}");
        assertThat(Schemas.violations("settings-rule", json)).isEmpty();
        assertThat(reader.read("r", json))
                .isEqualTo(new SettingsRule("r", "a", 0, 0, Optional.empty(), Map.of("model", "rls")));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "[]                                                            | value: expected a JSON object, got []",
                "{                                                             | value: expected JSON, got",
                "{} {}                                                         | value: expected one JSON value, got more",
                "{\"validFrom\":0,\"settings\":{\"a\":1}}                      | series: expected a text, got nothing",
                "{\"series\":1,\"validFrom\":0,\"settings\":{\"a\":1}}         | series: expected a text, got 1",
                "{\"series\":\"a\",\"settings\":{\"a\":1}}                     | validFrom: expected a time such as",
                "{\"series\":\"a\",\"validFrom\":\"soon\",\"settings\":{}}     | validFrom: expected a time such as",
                "{\"series\":\"a\",\"validFrom\":1.5,\"settings\":{}}          | validFrom: expected a time such as",
                "{\"series\":\"a\",\"validFrom\":-1,\"settings\":{}}            | validFrom: expected a time such as",
                "{\"series\":\"a\",\"validFrom\":1e300,\"settings\":{}}        | validFrom: expected a time such as",
                "{\"series\":\"a\",\"validFrom\":0}                            | settings: expected an object",
                "{\"series\":\"a\",\"validFrom\":0,\"settings\":{}}            | settings: expected an object",
                "{\"series\":\"a\",\"validFrom\":0,\"settings\":{\"m\":null}}  | m: expected a text, a number or an array",
                "{\"series\":\"a\",\"validFrom\":0,\"settings\":{\"m\":{}}}    | m: expected a text, a number or an array",
                "{\"series\":\"a\",\"validFrom\":0,\"priority\":\"x\"}         | priority: expected a whole number",
                "{\"series\":\"a\",\"validfrom\":0,\"settings\":{\"a\":1}}     | value: expected only the fields changePolicy, priority",
                "{\"series\":\"a\",\"series\":\"b\",\"validFrom\":0}           | value: expected each field once, got 'series' twice",
            })
    void shouldNameTheExpectedValue(String json, String message) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> reader.read("r", bytes(json)))
                .withMessageContaining(message);
        // A schema cannot see what is no document, or twice in one; this validator fails where a number is no long.
        if (json.startsWith("{\"") && !message.contains("Duplicate") && !json.contains("1e300")) {
            assertThat(Schemas.violations("settings-rule", bytes(json))).isNotEmpty();
        }
    }

    @Test
    void shouldRejectARule_whenItIsTooLarge() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> reader.read("r", new byte[70_000]))
                .withMessage("value: expected at most 65536 bytes, got 70000");
    }

    private static byte[] bytes(String json) {
        return json.getBytes(StandardCharsets.UTF_8);
    }
}

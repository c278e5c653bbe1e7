package io.spindrift.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import java.math.BigDecimal;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.kafka.common.config.ConfigDef.ConfigKey;
import org.apache.kafka.common.config.ConfigDef.Type;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Tries every setting at, inside and outside of its bounds, and under every model that may have bounds of its own for it. */
final class SettingBoundsTest {
    private static final Pattern NUMBER = Pattern.compile("-?[0-9]+(\\.[0-9]+)?");
    private static final List<String> MODELS = List.of(
            "blend",
            "blend-linear",
            "naive",
            "rls",
            "mlp",
            "sgd",
            "ekf",
            "kronecker",
            "pf",
            "pf-readout",
            "pf-diagonal",
            "pf-block");
    private static final Map<String, String> AMPLE =
            Map.of("bootstrap.servers", "none:1", "state.max.bytes", Long.toString(Long.MAX_VALUE));

    static Stream<Arguments> settings() {
        return Keys.DEFINITION.configKeys().values().stream()
                .flatMap(key -> (key.name.startsWith("model.tuning.") ? MODELS : List.of("blend"))
                        .stream().map(model -> Arguments.of(key.name, model)));
    }

    @ParameterizedTest
    @MethodSource("settings")
    void shouldNameTheSetting_whenItsValueIsOutOfBounds(String name, String model) {
        ConfigKey key = Keys.DEFINITION.configKeys().get(name);
        int rejected = 0;
        for (String value : candidates(key)) {
            Map<String, String> settings = new HashMap<>(AMPLE);
            settings.put("model", model);
            settings.put("dedup.window.observations", "100000");
            settings.put(name, value);
            String reason = reasonToReject(settings);
            if (reason != null) {
                rejected++;
                assertThat(reason).as("%s=%s", name, value).startsWith(name + ": expected ");
            }
        }
        if (key.validator != null || key.type != Type.STRING && key.type != Type.LIST && key.type != Type.PASSWORD) {
            assertThat(rejected).as("values of %s that are rejected", name).isPositive();
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "dedup.window.observations=10 | dedup.window.observations: expected at least labels.pending.max, 1000, got 10",
                "labels.pending.max=5000 | dedup.window.observations: expected at least labels.pending.max, 5000, got 2000",
                "forecast.min=Infinity | forecast.min: expected within ±10^100, got Infinity",
                "scale.window=1 | scale.window: expected 0, or 2 to 1000000000, got 1",
                "topics.replication.factor=0 | topics.replication.factor: expected -1, or 1 to 100, got 0",
                "model.tuning.noise.ratio=0 | model.tuning.noise.ratio: expected 0.000001 to 100, got 0",
                "model.tuning.pf.error.ratio=1e-9 | model.tuning.pf.error.ratio: expected 0, or 0.000001 to 1000, got 0.000000001",
                "model.tuning.sgd.decay.half.life=1e13 | model.tuning.sgd.decay.half.life: expected 0 to 1000000000000, "
                        + "got 10000000000000",
                "dead.letters.topic=scores | dead.letters.topic: expected a topic that no other setting names, got 'scores', as "
                        + "in scores.topic",
            })
    void shouldWriteBoundsInUsualNotation(String setting, String reason) {
        Map<String, String> settings = new HashMap<>(AMPLE);
        settings.put(setting.split("=")[0], setting.split("=")[1]);
        assertThat(reasonToReject(settings)).isEqualTo(reason);
    }

    @Test
    void shouldWriteNoExponentsInTheReference() {
        assertThat(Configuration.reference() + Configuration.tuningReference())
                .doesNotContainPattern("[0-9]E-?[0-9]")
                .contains("number, 0.000001 to 100", "number, above 0, at most 10", "number, 0 to 1000000000000");
    }

    /** Values around each number that the bounds name, and some that no setting takes. */
    private static Set<String> candidates(ConfigKey key) {
        Set<String> candidates =
                new LinkedHashSet<>(List.of("", "-9000000000", "-3", "NaN", "1e300", "no such thing", "0,0"));
        NUMBER.matcher(Reference.values(key))
                .results()
                .map(MatchResult::group)
                .map(BigDecimal::new)
                .forEach(bound -> {
                    BigDecimal step = key.type == Type.DOUBLE ? new BigDecimal("1e-13") : BigDecimal.ONE;
                    candidates.add(bound.toPlainString());
                    candidates.add(bound.add(step).toPlainString());
                    candidates.add(bound.subtract(step).toPlainString());
                });
        return candidates;
    }

    /** Why a configuration is rejected; null if it is not. Any other exception is a failure. */
    private static String reasonToReject(Map<String, String> settings) {
        try {
            Configuration configuration = new Configuration(new Sources().settings(settings));
            configuration.runtime();
            configuration.web();
            return null;
        } catch (ConfigurationException e) {
            return e.getMessage();
        } catch (RuntimeException e) {
            return fail(settings + ": " + e, e);
        }
    }
}

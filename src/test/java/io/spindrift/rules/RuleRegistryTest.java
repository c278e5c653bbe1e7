package io.spindrift.rules;

import static org.assertj.core.api.Assertions.assertThat;

import io.spindrift.config.Configuration;
import io.spindrift.config.Sources;
import io.spindrift.event.SettingsRule;
import io.spindrift.runtime.RuntimeSettings;
import io.spindrift.store.ChangePolicy;
import io.spindrift.waiting.Waiting;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class RuleRegistryTest {
    private static final RuntimeSettings RUNTIME = new Configuration(
                    new Sources().settings(Map.of("bootstrap.servers", "none:1", "series.lags", "5")))
            .runtime();

    private final RuleRegistry rules = RUNTIME.newRules();
    private long version;

    @Test
    void shouldUseTheConfiguredSettings_whenThereAreNoRules() {
        EffectiveSettings inForce = rules.inForce("a", 7);
        assertThat(inForce.rule()).isEmpty();
        assertThat(inForce.settings()).isEqualTo(RUNTIME.processor().series());
        assertThat(inForce.until()).isEqualTo(Long.MAX_VALUE);
        assertThat(rules.version()).isZero();
    }

    @Test
    void shouldApplyARule_fromItsRecordTimeOn() {
        put("short", "a*", 100, 0, Map.of("series.lags", "3", "model", "rls"));
        assertThat(rules.inForce("abc", 99)).satisfies(before -> {
            assertThat(before.rule()).isEmpty();
            assertThat(before.settings().lags()).isEqualTo(5);
            assertThat(before.until()).isEqualTo(100);
        });
        assertThat(rules.inForce("abc", 100)).satisfies(from -> {
            assertThat(from.rule()).contains("short");
            assertThat(from.settings().lags()).isEqualTo(3);
            assertThat(from.until()).isEqualTo(Long.MAX_VALUE);
        });
        assertThat(rules.inForce("b", 100).rule()).isEmpty();
    }

    @Test
    void shouldOrderRulesByPriorityThenLatestTimeThenName() {
        put("z", "*", 0, 0, Map.of("series.lags", "2"));
        put("y", "*", 0, 0, Map.of("series.lags", "3"));
        assertThat(rules.inForce("a", 50).rule()).contains("y");
        put("later", "*", 10, 0, Map.of("series.lags", "4"));
        assertThat(rules.inForce("a", 9).rule()).contains("y");
        assertThat(rules.inForce("a", 10).rule()).contains("later");
        put("first", "*", 0, 1, Map.of("series.lags", "6"));
        assertThat(rules.inForce("a", 10).rule()).contains("first");
        rules.remove(++version, "first");
        assertThat(rules.inForce("a", 10).rule()).contains("later");
    }

    @Test
    void shouldListInvalidRulesWithTheReason() {
        assertThat(put("bad", "*", 0, 0, Map.of("series.lags", "0")))
                .hasValueSatisfying(reason -> assertThat(reason).contains("series.lags", "0"));
        assertThat(put("other", "*", 0, 0, Map.of("input.mode", "regression")))
                .hasValueSatisfying(reason -> assertThat(reason)
                        .startsWith("input.mode: expected a setting that a rule may give (")
                        .contains(", model.tuning.*, ")
                        .doesNotContain("model.tuning.sgd"));
        assertThat(put("big", "*", 0, 0, Map.of("model", "ekf", "series.lags", "1000", "model.units", "100")))
                .hasValueSatisfying(reason -> assertThat(reason).contains("state.max.bytes"));
        rules.reject(++version, "text", "value: expected JSON");
        assertThat(rules.inForce("a", 1).rule()).isEmpty();
        assertThat(rules.all()).extracting(RuleStatus::name).containsExactly("bad", "big", "other", "text");
        assertThat(rules.all())
                .allSatisfy(status -> assertThat(status.rejectedReason()).isNotNull());
    }

    @Test
    void shouldIgnoreAlarmsInTheSpansOfARule_fromItsRecordTimeOn() {
        long from = Instant.parse("2026-01-05T00:00:00Z").toEpochMilli();
        put("nightly", "a*", from, 0, Map.of("alarm.ignored", "SUN-MON 02:00-04:00"));
        assertThat(rules.ignoresAlarm(
                        "abc", Instant.parse("2026-01-04T03:00:00Z").toEpochMilli()))
                .isFalse();
        long within = Instant.parse("2026-01-05T03:00:00Z").toEpochMilli();
        assertThat(rules.ignoresAlarm("abc", within)).isTrue();
        assertThat(rules.ignoresAlarm("b", within)).isFalse();
        // Spans are stored with no series: under this rule, none restarts.
        assertThat(rules.inForce("abc", within).settings())
                .isEqualTo(RUNTIME.processor().series());
        put("none", "abc", from, 1, Map.of("alarm.ignored", ""));
        assertThat(rules.ignoresAlarm("abc", within)).isFalse();
        assertThat(rules.ignoresAlarm("abd", within)).isTrue();
        rules.remove(++version, "nightly");
        assertThat(rules.ignoresAlarm("abd", within)).isFalse();
    }

    @Test
    void shouldRejectARule_whenASpanIsNone() {
        assertThat(put("bad", "*", 0, 0, Map.of("alarm.ignored", "SUN")))
                .hasValueSatisfying(reason -> assertThat(reason)
                        .startsWith("alarm.ignored: expected spans as ")
                        .endsWith(", got SUN"));
    }

    /** A compacted topic keeps only the last record of a name, so an instance that starts later cannot know the earlier rule. */
    @Test
    void shouldNotReturnToTheEarlierRule_whenAnInvalidOneReplacesIt() {
        put("r", "*", 0, 0, Map.of("series.lags", "3"));
        put("r", "*", 0, 0, Map.of("series.lags", "none"));
        assertThat(rules.inForce("a", 1).rule()).isEmpty();
    }

    @Test
    void shouldGiveTheChangePolicyOfARule() {
        rules.put(++version, new SettingsRule("r", "*", 0, 0, Optional.of("reset"), Map.of("series.lags", "3")));
        assertThat(rules.inForce("a", 1).changePolicy()).contains(ChangePolicy.RESET);
        assertThat(rules.put(
                        ++version, new SettingsRule("r", "*", 0, 0, Optional.of("forget"), Map.of("series.lags", "3"))))
                .contains("changePolicy: expected keep, reset or fail, got forget");
    }

    @Test
    void shouldWaitForAVersion() throws Exception {
        assertThat(rules.awaitVersion(1, 1)).isFalse();
        Thread writer = new Thread(() -> put("r", "*", 0, 0, Map.of("series.lags", "3")));
        writer.start();
        assertThat(rules.awaitVersion(1, Waiting.BOUND.toMillis())).isTrue();
        writer.join();
    }

    private Optional<String> put(String name, String series, long from, int priority, Map<String, String> settings) {
        return rules.put(++version, new SettingsRule(name, series, from, priority, Optional.empty(), settings));
    }
}

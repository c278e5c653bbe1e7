package io.spindrift.rules;

import static org.assertj.core.api.Assertions.assertThat;

import io.spindrift.config.Configuration;
import io.spindrift.config.Sources;
import io.spindrift.event.SettingsRule;
import io.spindrift.runtime.RuntimeSettings;
import io.spindrift.store.ChangePolicy;
import io.spindrift.waiting.Waiting;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class RuleRegistryTest {
    private static final RuntimeSettings RUNTIME = new Configuration(
                    new Sources().settings(Map.of("bootstrap.servers", "none:1", "series.lags", "5")))
            .runtime();

    private final RuleRegistry book = new RuleRegistry(RUNTIME.processor().series(), RUNTIME.rules());
    private long edition;

    @Test
    void shouldHaveTheConfiguredSettingsInForceWithoutRules() {
        EffectiveSettings inForce = book.inForce("a", 7);
        assertThat(inForce.rule()).isEmpty();
        assertThat(inForce.settings()).isEqualTo(RUNTIME.processor().series());
        assertThat(inForce.until()).isEqualTo(Long.MAX_VALUE);
        assertThat(book.edition()).isZero();
    }

    @Test
    void shouldPutARuleInForceFromItsTimeOn() {
        put("short", "a*", 100, 0, Map.of("series.lags", "3", "model", "rls"));
        assertThat(book.inForce("abc", 99)).satisfies(before -> {
            assertThat(before.rule()).isEmpty();
            assertThat(before.settings().lags()).isEqualTo(5);
            assertThat(before.until()).isEqualTo(100);
        });
        assertThat(book.inForce("abc", 100)).satisfies(from -> {
            assertThat(from.rule()).contains("short");
            assertThat(from.settings().lags()).isEqualTo(3);
            assertThat(from.until()).isEqualTo(Long.MAX_VALUE);
        });
        assertThat(book.inForce("b", 100).rule()).isEmpty();
    }

    @Test
    void shouldLetPriorityThenTheLatestTimeThenTheNameDecide() {
        put("z", "*", 0, 0, Map.of("series.lags", "2"));
        put("y", "*", 0, 0, Map.of("series.lags", "3"));
        assertThat(book.inForce("a", 50).rule()).contains("y");
        put("later", "*", 10, 0, Map.of("series.lags", "4"));
        assertThat(book.inForce("a", 9).rule()).contains("y");
        assertThat(book.inForce("a", 10).rule()).contains("later");
        put("first", "*", 0, 1, Map.of("series.lags", "6"));
        assertThat(book.inForce("a", 10).rule()).contains("first");
        book.remove(++edition, "first");
        assertThat(book.inForce("a", 10).rule()).contains("later");
    }

    @Test
    void shouldShowWhatItDoesNotUse() {
        assertThat(put("bad", "*", 0, 0, Map.of("series.lags", "0")))
                .hasValueSatisfying(reason -> assertThat(reason).contains("series.lags", "0"));
        assertThat(put("other", "*", 0, 0, Map.of("input.mode", "regression")))
                .hasValueSatisfying(
                        reason -> assertThat(reason).contains("input.mode: expected a setting that a rule may give"));
        assertThat(put("big", "*", 0, 0, Map.of("model", "ekf", "series.lags", "1000", "model.units", "100")))
                .hasValueSatisfying(reason -> assertThat(reason).contains("state.max.bytes"));
        book.refuse(++edition, "text", "value: expected JSON");
        assertThat(book.inForce("a", 1).rule()).isEmpty();
        assertThat(book.all()).extracting(RuleStatus::name).containsExactly("bad", "big", "other", "text");
        assertThat(book.all())
                .allSatisfy(status -> assertThat(status.rejectedReason()).isNotNull());
    }

    /** So that what is in force follows from the topic, which keeps the last of each name alone. */
    @Test
    void shouldNotFallBackToWhatABadRuleReplaces() {
        put("r", "*", 0, 0, Map.of("series.lags", "3"));
        put("r", "*", 0, 0, Map.of("series.lags", "none"));
        assertThat(book.inForce("a", 1).rule()).isEmpty();
    }

    @Test
    void shouldSayWhatBecomesOfSeriesThatAreLearnedUnderOthers() {
        book.put(++edition, new SettingsRule("r", "*", 0, 0, Optional.of("reset"), Map.of("series.lags", "3")));
        assertThat(book.inForce("a", 1).changePolicy()).contains(ChangePolicy.RESET);
        assertThat(book.put(
                        ++edition, new SettingsRule("r", "*", 0, 0, Optional.of("forget"), Map.of("series.lags", "3"))))
                .contains("changePolicy: expected keep, reset or fail, got forget");
    }

    @Test
    void shouldWaitForAnEdition() throws Exception {
        assertThat(book.await(1, 1)).isFalse();
        Thread writer = new Thread(() -> put("r", "*", 0, 0, Map.of("series.lags", "3")));
        writer.start();
        assertThat(book.await(1, Waiting.BOUND.toMillis())).isTrue();
        writer.join();
    }

    private Optional<String> put(String name, String series, long from, int priority, Map<String, String> settings) {
        return book.put(++edition, new SettingsRule(name, series, from, priority, Optional.empty(), settings));
    }
}

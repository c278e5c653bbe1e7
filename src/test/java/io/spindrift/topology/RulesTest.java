package io.spindrift.topology;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.spindrift.event.ForecastRow;
import io.spindrift.event.SettingsRule;
import io.spindrift.rules.RuleRegistry;
import io.spindrift.store.MemoryByteStore;
import io.spindrift.store.SettingsChangedException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Settings that change while the topology runs. */
final class RulesTest {
    private static final Map<String, String> RULED = Map.of(
            "settings.topic", "settings", "model", "rls", "settings.change.policy", "reset", "series.horizons", "1");
    private static final String AHEAD =
            "{\"series\":\"a*\",\"validFrom\":%d,\"settings\":{\"series.horizons\":[1,3],\"prediction.interval.levels\":0.9}}";

    @TempDir
    private Path state;

    private int opened;

    @Test
    void shouldChangeTheSettingsOfASeriesAtItsFirstObservationFromThatTimeOn() {
        try (Driver driver = new Driver(state, RULED)) {
            driver.rule("ahead", AHEAD.formatted(Driver.START + 10));
            observe(driver, "a1", 0, 20);
            observe(driver, "b1", 0, 20);
            List<ForecastRow> forecasts = driver.forecasts();
            assertThat(of(forecasts, "a1", 0, 9)).allSatisfy(each -> {
                assertThat(each.horizon()).isEqualTo(1);
                assertThat(each.intervals()).hasSize(2);
            });
            assertThat(of(forecasts, "a1", 10, 19))
                    .hasSize(20)
                    .allSatisfy(each -> assertThat(each.intervals()).hasSize(1));
            // The series has restarted.
            assertThat(of(forecasts, "a1", 10, 10))
                    .allSatisfy(each -> assertThat(each.sequence()).isZero());
            assertThat(of(forecasts, "b1", 0, 19))
                    .hasSize(20)
                    .allSatisfy(each -> assertThat(each.horizon()).isEqualTo(1));
            assertThat(driver.reasons()).isEmpty();
        }
    }

    /** Only the times decide, and not when the rule comes, as long as it comes before them. */
    @Test
    void shouldNotDependOnWhenTheRuleArrives() {
        List<ForecastRow> early;
        Map<String, byte[]> stored;
        try (Driver driver = new Driver(state.resolve("early"), RULED)) {
            driver.rule("ahead", AHEAD.formatted(Driver.START + 10));
            observe(driver, "a1", 0, 20);
            early = driver.forecasts();
            stored = driver.store();
        }
        try (Driver driver = new Driver(state.resolve("late"), RULED)) {
            observe(driver, "a1", 0, 9);
            driver.rule("ahead", AHEAD.formatted(Driver.START + 10));
            observe(driver, "a1", 9, 20);
            assertThat(driver.forecasts()).isEqualTo(early);
            assertThat(driver.store()).containsExactlyInAnyOrderEntriesOf(stored);
        }
    }

    /** A record out of order does not bring former settings back. */
    @Test
    void shouldUseTheTimeOfTheSeries() {
        try (Driver driver = new Driver(state, RULED)) {
            driver.rule("ahead", AHEAD.formatted(Driver.START + 10));
            observe(driver, "a1", 9, 11);
            observe(driver, "a1", 8, 9);
            observe(driver, "a1", 11, 12);
            assertThat(driver.forecasts())
                    .extracting(ForecastRow::sequence)
                    .containsExactly(0L, 0L, 0L, 1L, 1L, 2L, 2L);
        }
    }

    @Test
    void shouldReturnToTheEarlierSettings_whenTheRuleIsDeleted() {
        try (Driver driver = new Driver(state, RULED)) {
            driver.rule("ahead", AHEAD.formatted(0));
            observe(driver, "a1", 0, 2);
            driver.rule("ahead", null);
            observe(driver, "a1", 2, 4);
            assertThat(driver.forecasts()).extracting(ForecastRow::horizon).containsExactly(1, 3, 1, 3, 1, 1);
        }
    }

    @Test
    void shouldApplyTheChangeOfARule() {
        try (Driver driver = new Driver(state, RULED)) {
            observe(driver, "a1", 0, 2);
            driver.rule("ahead", AHEAD.formatted(0).replace("\"settings\"", "\"changePolicy\":\"keep\",\"settings\""));
            observe(driver, "a1", 2, 4);
            observe(driver, "a2", 4, 5);
            assertThat(driver.forecasts()).extracting(ForecastRow::horizon).containsExactly(1, 1, 1, 1, 1, 3);
            driver.rule("ahead", AHEAD.formatted(0).replace("\"settings\"", "\"changePolicy\":\"fail\",\"settings\""));
            assertThatThrownBy(() -> observe(driver, "a1", 5, 6))
                    .hasRootCauseInstanceOf(SettingsChangedException.class);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "nonsense",
                "{\"series\":\"*\",\"validFrom\":0,\"settings\":{\"series.lags\":0}}",
                "{\"series\":\"*\",\"validFrom\":0,\"settings\":{\"bootstrap.servers\":\"elsewhere:1\"}}"
            })
    void shouldContinueWithoutAnInvalidRule(String rule) {
        try (Driver driver = new Driver(state, RULED)) {
            driver.rule("bad", rule);
            driver.pipe("settings", null, Driver.bytes(AHEAD.formatted(0)), Driver.START);
            observe(driver, "a1", 0, 3);
            assertThat(driver.forecasts()).extracting(ForecastRow::horizon).containsExactly(1, 1, 1);
        }
    }

    /** The task is opened repeatedly, each time with the rules of that moment. */
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void shouldContinueInTheSameWay_afterAnyRestart(long seed) {
        assertThat(forecasts(new SplittableRandom(seed), 0.2)).isEqualTo(forecasts(new SplittableRandom(seed), 0));
    }

    private List<Double> forecasts(SplittableRandom random, double restarts) {
        SplittableRandom values = new SplittableRandom(1);
        MemoryByteStore table = new MemoryByteStore();
        List<Double> forecasts = new ArrayList<>();
        TaskRun run = open(table, 0);
        int told = 0;
        for (int i = 0; i < 200; i++) {
            if (random.nextDouble() < restarts) {
                forecasts.addAll(run.forecasts());
                run.close();
                run = open(table, told);
            }
            if (i > 0 && i % 50 == 0) {
                tell(run.rules(), ++told);
            }
            run.valueAfter(i, "s" + values.nextInt(3), values.nextDouble());
        }
        forecasts.addAll(run.forecasts());
        run.close();
        return forecasts;
    }

    private TaskRun open(MemoryByteStore table, int told) {
        return new TaskRun(
                state.resolve(Integer.toString(opened++)),
                Map.of("settings.change.policy", "reset", "model", "rls", "snapshot.interval.events", "7"),
                table,
                Long.MAX_VALUE,
                rules -> {
                    for (int number = 1; number <= told; number++) {
                        tell(rules, number);
                    }
                });
    }

    private static void tell(RuleRegistry rules, int number) {
        rules.put(
                number,
                new SettingsRule(
                        "r" + number,
                        "*",
                        0,
                        number,
                        Optional.empty(),
                        Map.of("series.lags", Integer.toString(1 + number))));
    }

    private static void observe(Driver driver, String series, int from, int to) {
        for (int i = from; i < to; i++) {
            driver.observe(series, Driver.START + i, "{\"value\":" + StrictMath.sin(i) + "}");
        }
    }

    private static List<ForecastRow> of(List<ForecastRow> all, String series, int from, int to) {
        return all.stream()
                .filter(each -> each.series().equals(series))
                .filter(each -> each.time() >= Driver.START + from && each.time() <= Driver.START + to)
                .toList();
    }
}

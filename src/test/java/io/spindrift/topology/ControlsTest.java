package io.spindrift.topology;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Controls that change the state of a series, and the errors for unusable ones. */
final class ControlsTest {
    private static final long AMPLE = 1 << 30;
    private static final Map<String, String> K = Map.of("snapshot.interval.events", "8");

    @TempDir
    private Path state;

    private final TaskRun.FailingTable table = new TaskRun.FailingTable();

    @ParameterizedTest
    @ValueSource(strings = {"reset", "delete"})
    void shouldRestartASeries_afterAReset(String control) {
        List<Double> fresh;
        try (TaskRun run = new TaskRun(state, K, new TaskRun.FailingTable(), AMPLE)) {
            feed(run, "a", 30, 50);
            fresh = run.forecasts();
        }
        try (TaskRun run = new TaskRun(state, K, table, AMPLE)) {
            feed(run, "a", 0, 30);
            feed(run, "ab", 0, 10);
            run.forecasts();
            run.control("a", control);
            assertThat(run.forecasts()).isEmpty();
            feed(run, "a", 30, 50);
            assertThat(run.forecasts()).isEqualTo(fresh);
            assertThat(run.reasons()).isEmpty();
            assertThat(run.total("controls")).isOne();
            assertThat(run.total("observations")).isEqualTo(60);
        }
    }

    @Test
    void shouldRemoveEverything_whenASeriesIsDeleted() {
        try (TaskRun run = new TaskRun(state, K, table, AMPLE)) {
            feed(run, "a", 0, 30);
            run.control("a", "delete");
            run.control("a", "delete");
            assertThat(table.count(1) + table.count(2) + table.count(3)).isZero();
            assertThat(run.reasons()).isEmpty();
        }
    }

    @Test
    void shouldContinueADamagedSeries_onlyAfterARepair() {
        try (TaskRun run = new TaskRun(state, Map.of("snapshot.interval.events", "1000"), table, AMPLE)) {
            feed(run, "a", 0, 6);
        }
        table.damage(2);
        try (TaskRun run = new TaskRun(state, Map.of("snapshot.interval.events", "1000"), table, AMPLE)) {
            feed(run, "a", 6, 8);
            feed(run, "b", 0, 3);
            assertThat(run.reasons())
                    .hasSize(2)
                    .allMatch(reason -> reason.startsWith(
                            "state: the stored state of series 'a': slot 0: checksum of the journal entry: expected "));
            assertThat(run.forecasts()).hasSize(3);
            run.control("a", "repair");
            feed(run, "a", 8, 10);
            assertThat(run.forecasts()).hasSize(2);
            assertThat(run.reasons()).isEmpty();
        }
    }

    @Test
    void shouldRejectARepair_whenNothingCanBeRead_andAcceptAReset() {
        try (TaskRun run = new TaskRun(state, K, table, AMPLE)) {
            feed(run, "a", 0, 20);
        }
        table.damage(1);
        try (TaskRun run = new TaskRun(state, K, table, AMPLE)) {
            run.control("a", "repair");
            assertThat(run.reasons()).singleElement().asString().startsWith("state: checksum of the header: expected ");
            feed(run, "a", 20, 21);
            assertThat(run.reasons()).singleElement().asString().startsWith("state: the stored state of series 'a'");
            run.control("a", "reset");
            feed(run, "a", 21, 22);
            assertThat(run.reasons()).isEmpty();
            assertThat(run.forecasts()).hasSize(1);
        }
    }

    @Test
    void shouldMakeADeadLetterOfAnUnknownControl() {
        try (TaskRun run = new TaskRun(state, K, table, AMPLE)) {
            feed(run, "a", 0, 3);
            run.control("a", "explode");
            run.control("a", "");
            run.control("a", "RESET");
            assertThat(run.reasons())
                    .containsExactly(
                            "field: spindrift.control: expected reset, repair or delete, got 'explode'",
                            "field: spindrift.control: expected reset, repair or delete, got ''",
                            "field: spindrift.control: expected reset, repair or delete, got 'RESET'");
            assertThat(run.total("controls")).isZero();
        }
    }

    @Test
    void shouldMakeDeadLettersOfNewSeries_whenTheLimitIsReached() {
        try (TaskRun run =
                new TaskRun(state, Map.of("series.max.per.partition", "2", "series.ttl.ms", "10000"), table, AMPLE)) {
            feed(run, "a", 0, 2);
            feed(run, "b", 0, 2);
            feed(run, "c", 0, 2);
            assertThat(run.reasons())
                    .containsExactly(
                            "series-limit: series: expected at most 2 in this partition (series.max.per.partition), got another "
                                    + "one",
                            "series-limit: series: expected at most 2 in this partition (series.max.per.partition), got another "
                                    + "one");
            run.passTime("a", "c");
            assertThat(run.reasons())
                    .hasSize(10)
                    .containsOnly(
                            "series-limit: series: expected at most 2 in this partition (series.max.per.partition), got another "
                                    + "one");
        }
    }

    @Test
    void shouldAcceptANewSeries_whenAnotherHasExpired() {
        try (TaskRun run =
                new TaskRun(state, Map.of("series.max.per.partition", "3", "series.ttl.ms", "10000"), table, AMPLE)) {
            feed(run, "idle", 0, 2);
            run.passTime("a", "b");
            assertThat(run.reasons()).isEmpty();
            run.value("new", 1);
            assertThat(run.reasons()).isEmpty();
            run.value("idle", 1);
            assertThat(run.reasons())
                    .containsExactly(
                            "series-limit: series: expected at most 3 in this partition (series.max.per.partition), got another "
                                    + "one");
        }
    }

    @Test
    void shouldRemoveExpiredSeries_withTheEventsOfOthers() {
        try (TaskRun run = new TaskRun(state, Map.of("series.ttl.ms", "10000"), table, AMPLE)) {
            feed(run, "a", 0, 2);
            run.passTime("b", "b");
            assertThat(run.total("series-expired")).isZero();
            run.passTime("b", "c");
            assertThat(run.total("series-expired")).isOne();
            run.value("b", 1);
            assertThat(run.total("series-expired")).isOne();
        }
    }

    private static void feed(TaskRun run, String series, int from, int to) {
        for (int i = from; i < to; i++) {
            run.value(series, 10 + StrictMath.sin(0.7 * i));
        }
    }
}

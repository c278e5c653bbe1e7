package io.spindrift.topology;

import static io.spindrift.topology.Driver.START;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.spindrift.runtime.ExportedStates;
import io.spindrift.runtime.StartException;
import io.spindrift.topology.TaskRun.FailingTable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Series that start from a donor, in the whole topology. */
final class WarmStartTest {
    private static final Map<String, String> MODEL = Map.of("model", "pf-block", "snapshot.interval.events", "16");

    private static final long AMPLE = 1 << 30;

    @TempDir
    private Path folder;

    private Path donor;

    @BeforeEach
    void export() throws IOException {
        donor = new ExportedStates(Driver.settings(folder, MODEL).processor().series())
                .learn("donor", 200)
                .write(folder.resolve("donor"));
    }

    @Test
    void shouldForecastOtherwiseThanACold() {
        List<Double> warm = run(new FailingTable(), warm(), 0, 30);
        assertThat(warm).isNotEqualTo(run(new FailingTable(), MODEL, 0, 30));
        assertThat(run(new FailingTable(), warm(), 0, 30)).isEqualTo(warm);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 17, 29})
    void shouldGoOnWithoutItsDonor(int records) throws IOException {
        List<Double> whole = run(new FailingTable(), warm(), 0, 40);
        FailingTable table = new FailingTable();
        List<Double> parts = new ArrayList<>(run(table, warm(), 0, records));
        Files.delete(donor);
        parts.addAll(run(table, MODEL, records, 40));
        assertThat(parts).isEqualTo(whole);
    }

    /** A donor is not among the settings that a series is learned under. */
    @Test
    void shouldGoOnAsItBeganWhateverTheDonorIsByThen() throws IOException {
        Map<String, String> strict = with(warm(), "settings.change.policy", "fail");
        List<Double> whole = run(new FailingTable(), strict, 0, 40);
        FailingTable table = new FailingTable();
        List<Double> parts = new ArrayList<>(run(table, strict, 0, 20));
        states(77).write(donor);
        parts.addAll(run(table, strict, 20, 40));
        assertThat(parts).isEqualTo(whole);
    }

    /** Whichever of its writes fails, the event that begins a series is as if it had not come, and begins it when it comes again. */
    @Test
    void shouldBeginTheSameAfterAFailure() {
        List<Double> whole = run(new FailingTable(), warm(), 0, 10);
        int failures = 0;
        for (int puts = 0; ; puts++) {
            FailingTable table = new FailingTable();
            table.failAfter(puts);
            try (TaskRun run = new TaskRun(folder, warm(), table, AMPLE)) {
                run.value("a", value(0));
                if (!table.failed()) {
                    break;
                }
                failures++;
                for (int i = 0; i < 10; i++) {
                    run.value("a", value(i));
                }
                assertThat(run.forecasts()).as("after %d puts", puts).isEqualTo(whole);
            }
        }
        assertThat(failures).isGreaterThan(3);
    }

    @Test
    void shouldBeginEachLifeWarm() {
        List<Double> fresh = run(new FailingTable(), warm(), 0, 10);
        try (TaskRun run = new TaskRun(folder, with(warm(), "series.ttl.ms", "10000"), new FailingTable(), AMPLE)) {
            feed(run, 0, 15);
            run.control("a", "reset");
            run.forecasts();
            feed(run, 0, 10);
            assertThat(run.forecasts()).isEqualTo(fresh);
            run.passTime("other", "another");
            run.forecasts();
            feed(run, 0, 10);
            assertThat(run.forecasts()).isEqualTo(fresh);
            assertThat(run.total("series-warm-started")).isEqualTo(5);
        }
    }

    @Test
    void shouldCountHowSeriesBegin() {
        try (Driver driver = new Driver(folder.resolve("counted"), warm())) {
            driver.observe("a", START, "{\"value\":1}");
            driver.observe("a", START + 1, "{\"value\":2}");
            driver.observe("b", START + 2, "{\"value\":1}");
            driver.observe("c", START + 3, "{\"value\":1,\"x\":[4]}");
            assertThat(driver.total("series-warm-started")).isEqualTo(2);
            assertThat(driver.total("series-cold-started")).isOne();
            assertThat(driver.total("snapshots")).isEqualTo(2);
            assertThat(driver.reasons()).isEmpty();
        }
        try (Driver driver = new Driver(folder.resolve("cold"), MODEL)) {
            driver.observe("a", START, "{\"value\":1}");
            assertThat(driver.total("series-warm-started") + driver.total("series-cold-started"))
                    .isZero();
            assertThat(driver.total("snapshots")).isZero();
        }
    }

    @Test
    void shouldNotStartWithoutTheDonorThatItIsToldOf() throws IOException {
        Files.delete(donor);
        assertThatThrownBy(() -> new Driver(folder.resolve("none"), warm()))
                .isInstanceOf(StartException.class)
                .hasMessage("warm.start.file: " + donor + ": expected a file of exported states, got none");
    }

    private Map<String, String> warm() {
        return with(MODEL, "warm.start.file", donor.toString());
    }

    private static Map<String, String> with(Map<String, String> settings, String name, String value) {
        Map<String, String> all = new HashMap<>(settings);
        all.put(name, value);
        return all;
    }

    private ExportedStates states(int records) {
        return new ExportedStates(Driver.settings(folder, MODEL).processor().series()).learn("donor", records);
    }

    private List<Double> run(FailingTable table, Map<String, String> settings, int from, int to) {
        try (TaskRun run = new TaskRun(folder, settings, table, AMPLE)) {
            feed(run, from, to);
            assertThat(run.reasons()).isEmpty();
            return run.forecasts();
        }
    }

    private static void feed(TaskRun run, int from, int to) {
        for (int i = from; i < to; i++) {
            run.value("a", value(i));
        }
    }

    private static double value(int i) {
        return 500 + 37 * StrictMath.sin(i * Math.PI / 12);
    }
}

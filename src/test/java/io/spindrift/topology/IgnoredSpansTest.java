package io.spindrift.topology;

import static io.spindrift.topology.Driver.START;
import static org.assertj.core.api.Assertions.assertThat;

import io.spindrift.store.MemoryByteStore;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Spans in which no alarm begins, from the settings to the alerts topic. */
final class IgnoredSpansTest {
    private static final long HOUR = 3_600_000;
    private static final int SPIKE_AT = 400;
    private static final String SPAN = Instant.ofEpochMilli(START + HOUR * SPIKE_AT) + "/PT1H";
    /** No alarm is expected of the noise. No snapshot is written, so a restored model replays all events. */
    private static final Map<String, String> SETTINGS =
            Map.of("alarm.rate", "1/1000000 records", "model", "blend-linear", "snapshot.interval.events", "1000");

    @TempDir
    private Path state;

    private int opened;

    private TaskRun open(MemoryByteStore table, Map<String, String> own, long memoryBytes) {
        Map<String, String> all = new HashMap<>(SETTINGS);
        all.putAll(own);
        return new TaskRun(state.resolve(Integer.toString(opened++)), all, table, memoryBytes);
    }

    /** Sends values with numbers from one to another, an hour apart, with an impossible one at {@link #SPIKE_AT}. */
    private static void feed(TaskRun run, int from, int to) {
        SplittableRandom random = new SplittableRandom(3);
        for (int i = 0; i < to; i++) {
            double value = random.nextGaussian();
            if (i >= from) {
                // The clock of the run starts at START, and advances by a millisecond with each value.
                run.valueAfter(i == from ? HOUR * i : HOUR - 1, "a", i == SPIKE_AT ? 900 : 100 + value);
            }
        }
    }

    @Test
    void shouldApplyToASeriesThatKeepsItsSettings_whenSpansAreConfiguredLater() {
        MemoryByteStore table = new MemoryByteStore();
        try (TaskRun before = open(table, Map.of(), Long.MAX_VALUE)) {
            feed(before, 0, 300);
            assertThat(before.total("series-started")).isOne();
        }
        try (TaskRun after =
                open(table, Map.of("alarm.ignored", SPAN, "settings.change.policy", "keep"), Long.MAX_VALUE)) {
            feed(after, 300, 450);
            assertThat(after.alerts()).isEmpty();
            assertThat(after.total("series-started")).isZero();
        }
    }

    /** A replay under the present setting would open an alarm, and publish its end. */
    @Test
    void shouldReplayUnderTheSpansOfTheFirstRun_whenTheyHaveChangedSince() {
        MemoryByteStore table = new MemoryByteStore();
        try (TaskRun ignoring = open(table, Map.of("alarm.ignored", SPAN), Long.MAX_VALUE)) {
            feed(ignoring, 0, 405);
        }
        try (TaskRun restored = open(table, Map.of(), Long.MAX_VALUE)) {
            feed(restored, 405, 450);
            assertThat(restored.alerts()).isEmpty();
        }
    }

    /** A replay without the begin would have no alarm to end. */
    @Test
    void shouldReplayAlarms_whenASpanIsConfiguredAfterThem() {
        List<byte[]> undisturbed;
        try (TaskRun run = open(new MemoryByteStore(), Map.of(), Long.MAX_VALUE)) {
            feed(run, 0, 450);
            undisturbed = run.alerts();
            assertThat(undisturbed).hasSize(2);
        }
        MemoryByteStore table = new MemoryByteStore();
        try (TaskRun run = open(table, Map.of(), Long.MAX_VALUE)) {
            feed(run, 0, 405);
            assertThat(run.alerts()).singleElement().isEqualTo(undisturbed.get(0));
        }
        try (TaskRun restored = open(table, Map.of("alarm.ignored", SPAN), Long.MAX_VALUE)) {
            feed(restored, 405, 450);
            assertThat(restored.alerts()).singleElement().isEqualTo(undisturbed.get(1));
        }
    }

    @Test
    void shouldPublishTheSameBytes_whenModelsAreReadFromTheStore() {
        Map<String, String> early = Map.of(
                "alarm.ignored", Instant.ofEpochMilli(START + HOUR * 300) + "/PT5H", "alarm.rate", "1/500 records");
        try (TaskRun inMemory = open(new MemoryByteStore(), early, Long.MAX_VALUE);
                TaskRun fromStore = open(new MemoryByteStore(), early, 0)) {
            feed(inMemory, 0, 450);
            feed(fromStore, 0, 450);
            List<byte[]> alerts = inMemory.alerts();
            assertThat(alerts).hasSizeGreaterThanOrEqualTo(2);
            assertThat(fromStore.alerts()).containsExactlyElementsOf(alerts);
        }
    }

    @Test
    void shouldApplyToTheSeriesOfARule() {
        Map<String, String> ruled = new HashMap<>(SETTINGS);
        ruled.put("settings.topic", "settings");
        try (Driver driver = new Driver(state, ruled)) {
            driver.rule(
                    "maintained",
                    "{\"series\":\"a*\",\"validFrom\":0,\"settings\":{\"alarm.ignored\":[\"" + SPAN + "\"]}}");
            SplittableRandom random = new SplittableRandom(3);
            for (int i = 0; i <= SPIKE_AT; i++) {
                double value = i == SPIKE_AT ? 900 : 100 + random.nextGaussian();
                for (String series : List.of("a1", "b1")) {
                    driver.observe(series, START + HOUR * i, "{\"value\":" + value + "}");
                }
            }
            assertThat(driver.alertValues())
                    .singleElement()
                    .satisfies(alert -> assertThat(new String(alert, StandardCharsets.UTF_8))
                            .contains("\"series\":\"b1\"", "\"change\":\"begin\""));
            assertThat(driver.total("series-started")).isEqualTo(2);
        }
    }
}

package io.spindrift.topology;

import static io.spindrift.topology.Driver.START;
import static org.assertj.core.api.Assertions.assertThat;

import io.spindrift.chaos.feed.Feed;
import io.spindrift.chaos.feed.SeriesFeed;
import io.spindrift.event.RecordLayout;
import io.spindrift.model.alarm.Detector;
import io.spindrift.model.series.IssuedAlarm;
import io.spindrift.model.series.IssuedAlarm.Change;
import io.spindrift.store.MemoryByteStore;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Alarms of a noisy series with impossible spikes, from the input to the alerts topic. */
final class AlertsTest {
    private static final long HOUR = 3_600_000;
    private static final double LEVEL = 100;
    private static final double SPIKE = 900;
    /** No alarm is expected of the noise: it is one in a million records. */
    private static final Map<String, String> RARE = Map.of("alarm.rate", "1/1000000 records", "series.horizons", "1,6");

    private static final Map<String, String> FREQUENT = Map.of("alarm.rate", "1/1000 records", "model", "blend-linear");

    @TempDir
    private Path state;

    private static Map<String, String> with(Map<String, String> settings, String name, String value) {
        Map<String, String> all = new HashMap<>(settings);
        all.put(name, value);
        return all;
    }

    /** Sends values with numbers from one to another, with spikes at some of them. */
    private static void feed(Driver driver, int from, int to, Integer... spikes) {
        SplittableRandom random = new SplittableRandom(3);
        for (int i = 0; i < to; i++) {
            double value = LEVEL + random.nextGaussian();
            if (i >= from) {
                driver.observe("a", time(i), "{\"value\":" + (List.of(spikes).contains(i) ? SPIKE : value) + "}");
            }
        }
    }

    private static long time(long sequence) {
        return START + HOUR * sequence;
    }

    @Test
    void shouldPublishTheBeginWithItsReason_andTheEndOnceValuesAreUsual() {
        try (Driver driver = new Driver(state, RARE)) {
            feed(driver, 0, 400);
            assertThat(driver.alerts()).isEmpty();
            feed(driver, 400, 401, 400);
            assertThat(driver.alerts()).singleElement().satisfies(begin -> {
                assertThat(begin.change()).isEqualTo(Change.BEGIN);
                assertThat(begin.observation().sequence()).isEqualTo(400);
                assertThat(begin.observation().time()).isEqualTo(time(400));
                assertThat(begin.alarm().since()).isEqualTo(time(400));
                assertThat(begin.alarm().mostUnusualTime()).isEqualTo(time(400));
                assertThat(begin.alarm().detector()).isEqualTo(Detector.NEXT);
                assertThat(begin.alarm().horizon()).isEqualTo(OptionalInt.of(1));
                assertThat(begin.alarm().evidence().seen()).isEqualTo(SPIKE);
                assertThat(begin.alarm().evidence().expected()).isBetween(LEVEL - 3, LEVEL + 3);
                assertThat(begin.alarm().evidence().pValue()).isLessThan(0.5e-6);
            });
            feed(driver, 401, 500);
            assertThat(driver.alerts()).singleElement().satisfies(end -> {
                assertThat(end.change()).isEqualTo(Change.END);
                assertThat(end.observation().sequence()).isBetween(424L, 460L);
                assertThat(end.alarm().since()).isEqualTo(time(400));
                assertThat(end.alarm().evidence().seen()).isEqualTo(SPIKE);
            });
            assertThat(driver.total("alarms-begun")).isOne();
        }
    }

    @Test
    void shouldHaveAtMostOneOpenAlarm() {
        try (Driver driver = new Driver(state, FREQUENT)) {
            feed(driver, 0, 1200, 400, 402, 1000);
            List<IssuedAlarm> alerts = driver.alerts();
            assertThat(alerts).hasSizeGreaterThanOrEqualTo(3);
            for (int i = 0; i < alerts.size(); i++) {
                assertThat(alerts.get(i).change()).isEqualTo(i % 2 == 0 ? Change.BEGIN : Change.END);
            }
        }
    }

    @Test
    void shouldPublishTheSameBytes_whenModelsAreReadFromTheStore() {
        List<byte[]> inMemory = published(Long.MAX_VALUE / 2);
        assertThat(inMemory).hasSizeGreaterThanOrEqualTo(3);
        assertThat(published(0)).containsExactlyElementsOf(inMemory);
    }

    private List<byte[]> published(long memoryBytes) {

        try (TaskRun run = new TaskRun(state.resolve("" + memoryBytes), FREQUENT, new MemoryByteStore(), memoryBytes)) {
            SplittableRandom random = new SplittableRandom(3);
            for (int i = 0; i < 1200; i++) {
                run.valueAfter(HOUR, "a", i == 400 || i == 402 || i == 1000 ? SPIKE : LEVEL + random.nextGaussian());
            }
            return run.alerts();
        }
    }

    @ParameterizedTest
    @CsvSource({"PATH, 1, 5000", "ROWS, 2, 1250"})
    void shouldAlarmOnTheShortestFeedsOfTheCrashTest(RecordLayout layout, long seed, int records) {
        SeriesFeed feed = new SeriesFeed(layout, seed);
        try (Driver driver = new Driver(state, feed.settings())) {
            for (int i = 0; i < records; i++) {
                Feed.Item item = feed.next();
                driver.pipe("observations", Driver.bytes(item.key()), item.value(), item.time());
            }
            assertThat(driver.alerts()).extracting(IssuedAlarm::change).contains(Change.BEGIN, Change.END);
        }
    }

    @Test
    void shouldNotAlarm_whileTheSeriesIsYoung() {
        try (Driver driver = new Driver(state, RARE)) {
            feed(driver, 0, 260, 150);
            assertThat(driver.alerts()).isEmpty();
        }
    }

    @Test
    void shouldNotAlarm_whenTheRateIsNone() {
        try (Driver driver = new Driver(state, Map.of("alarm.rate", "none"))) {
            feed(driver, 0, 410, 400);
            assertThat(driver.alerts()).isEmpty();
            assertThat(driver.total("alarms-begun")).isZero();
        }
    }

    @Test
    void shouldCountAlarmsWithoutPublishing_whenThereIsNoTopic() {
        try (Driver driver = new Driver(state, with(RARE, "alerts.topic", ""))) {
            feed(driver, 0, 410, 400);
            assertThat(driver.total("alarms-begun")).isOne();
            assertThat(driver.forecastRecords()).hasSize(410);
        }
    }

    @Test
    void shouldPublishNoBegin_beforePublishFrom() {
        try (Driver driver = new Driver(state, with(RARE, "publish.from", Long.toString(time(401))))) {
            feed(driver, 0, 500, 400);
            assertThat(driver.alerts()).extracting(IssuedAlarm::change).containsExactly(Change.END);
            assertThat(driver.total("alarms-begun")).isZero();
        }
    }
}

package io.spindrift.topology;

import static io.spindrift.topology.Driver.START;
import static io.spindrift.topology.Driver.bytes;
import static org.assertj.core.api.Assertions.assertThat;

import io.spindrift.event.ForecastRow;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The cases of docs/adr/0018-record-clocks.md, record by record. */
final class RecordTimeTest {
    private static final long DAY = 86_400_000;
    private static final long YEAR = 365 * DAY;
    private static final Map<String, String> IDLE = Map.of("model", "rls", "series.ttl.ms", Long.toString(7 * DAY));
    private static final Map<String, String> LABELS = Map.of(
            "model",
            "rls",
            "input.mode",
            "regression",
            "labels.topic",
            "labels",
            "label.timeout.ms",
            Long.toString(DAY));

    @TempDir
    private Path state;

    /** How far the clock of old records is behind that of live ones; 53 years ago is 1970, as of a wrong unit. */
    @ParameterizedTest(name = "{0} years")
    @ValueSource(ints = {1, 2, 3, 20, 53})
    void shouldForecastLiveRecords_afterOldOnes(int years) {
        try (Driver driver = new Driver(state, IDLE)) {
            hourly(driver, START - years * YEAR, 5, "north", "south");
            hourly(driver, START, 5, "north", "south");
            assertThat(driver.reasons()).isEmpty();
            assertThat(sequences(driver, "north")).containsExactly(0L, 1L, 2L, 3L, 4L, 5L, 6L, 7L, 8L, 9L);
        }
    }

    @Test
    void shouldForecastLiveRecords_whenTheFirstOneWasAtTimeZero() {
        try (Driver driver = new Driver(state, IDLE)) {
            value(driver, "new", 0);
            value(driver, "boiler", START);
            value(driver, "boiler", START + 1000);
            assertThat(driver.reasons()).isEmpty();
            assertThat(driver.forecasts()).hasSize(3);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"{\"value\":1}", "{\"value\":1,\"ts\":\"yesterday\"}", "{\"value\":1,\"ts\":-1}", "no JSON"})
    void shouldForecastGoodRecords_whenTheFirstHasNoReadableTime(String first) {
        try (Driver driver = new Driver(state, Map.of("fields.time", "/ts"))) {
            driver.observe("meter", START, first);
            driver.observe("meter", START + 1, "{\"value\":1,\"ts\":" + START + "}");
            driver.observe("meter", START + 2, "{\"value\":1,\"ts\":" + (START + 60_000) + "}");
            assertThat(driver.forecasts()).extracting(ForecastRow::time).containsExactly(START, START + 60_000);
            assertThat(driver.reasons()).hasSize(1);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"reset", "repair", "delete"})
    void shouldForecastRecords_whenAControlCameFirst(String control) {
        try (Driver driver = new Driver(state, IDLE)) {
            driver.control("a", control, null);
            hourly(driver, START - 2 * YEAR, 5, "a", "b");
            driver.control("b", control, null);
            hourly(driver, START, 5, "a", "c");
            assertThat(driver.reasons()).isEmpty();
            assertThat(driver.forecasts()).hasSize(20);
        }
    }

    @Test
    void shouldKeepTheLearnedState_whenATopicWasIdleForTwoYears() {
        try (Driver driver = new Driver(state, IDLE)) {
            hourly(driver, START, 24, "a", "b", "c");
            driver.forecasts();
            hourly(driver, START + 2 * YEAR, 24, "a", "b");
            value(driver, "c", START + 2 * YEAR + DAY);
            assertThat(sequences(driver, "c")).containsExactly(24L);
            assertThat(driver.total("series-expired")).isZero();
        }
    }

    @Test
    void shouldExpireSeries_whenOthersContinued() {
        try (Driver driver = new Driver(state, IDLE)) {
            hourly(driver, START, 24, "a", "b", "c");
            driver.forecasts();
            hourly(driver, START + DAY, 8 * 24, "a", "b");
            assertThat(driver.total("series-expired")).isOne();
            driver.forecasts();
            value(driver, "c", START + 9 * DAY);
            assertThat(sequences(driver, "c")).containsExactly(0L);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 100})
    void shouldNotExpireOtherSeries_whenOneDeviceIsAheadByAYear(int records) {
        Map<String, String> two =
                Map.of("model", "rls", "fields.value", "t=/value,h=/value", "series.ttl.ms", Long.toString(7 * DAY));
        try (Driver driver = new Driver(state, two)) {
            for (int i = 0; i < 200; i++) {
                if (i < records) {
                    value(driver, "ahead", START + YEAR + i);
                }
                for (String device : List.of("a", "b", "c")) {
                    value(driver, device, START + 60_000L * i);
                }
            }
            List<ForecastRow> forecasts = driver.forecasts();
            for (String series : List.of("a/t", "b/h", "c/t")) {
                assertThat(sequences(forecasts, series)).hasSize(200).endsWith(199L);
            }
            assertThat(sequences(forecasts, "ahead/h")).hasSize(records).endsWith(records - 1L);
            assertThat(driver.reasons()).isEmpty();
        }
    }

    @Test
    void shouldNotRestartADeviceThatIsLateByAYear_withEachRecord() {
        try (Driver driver = new Driver(state, IDLE)) {
            for (int i = 0; i < 100; i++) {
                hourly(driver, START + 3_600_000L * i, 1, "a", "b");
                value(driver, "late", START - YEAR + 3_600_000L * i);
            }
            assertThat(sequences(driver, "late")).hasSize(100).endsWith(99L);
        }
    }

    @Test
    void shouldExpireSeriesAgain_whenAllDevicesWereAheadAndAreCorrected() {
        try (Driver driver = new Driver(state, IDLE)) {
            hourly(driver, START + YEAR, 24, "a", "b", "c", "d");
            hourly(driver, START, 24, "a", "b", "c");
            driver.forecasts();
            hourly(driver, START + DAY, 13 * 24, "a", "b");
            // The time of d, which has not been corrected, is still to come.
            assertThat(driver.total("series-expired")).isOne();
            List<ForecastRow> forecasts = driver.forecasts();
            assertThat(sequences(forecasts, "a")).startsWith(48L);
        }
    }

    @Test
    void shouldKeepLiveSeries_whenTwoNewDevicesSendAMonthOfOldRecordsAtOnce() {
        try (Driver driver = new Driver(state, IDLE)) {
            String[] live = IntStream.range(0, 10).mapToObj(i -> "live" + i).toArray(String[]::new);
            hourly(driver, START, 3, live);
            driver.forecasts();
            hourly(driver, START - 30 * DAY, 30 * 24, "new1", "new2");
            hourly(driver, START + 3 * 3_600_000, 1, live);
            List<ForecastRow> forecasts = driver.forecasts();
            for (String series : live) {
                assertThat(sequences(forecasts, series)).containsExactly(3L);
            }
            assertThat(driver.total("series-expired")).isZero();
        }
    }

    @Test
    void shouldContinue_whenTheTopicIsReadAgainFromItsStart() {
        try (Driver driver = new Driver(state, IDLE)) {
            hourly(driver, START, 20 * 24, "a", "b");
            driver.forecasts();
            hourly(driver, START, 20 * 24, "a", "b");
            assertThat(sequences(driver, "a")).hasSize(480).startsWith(480L);
            assertThat(driver.reasons()).isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {366 * DAY, 40 * YEAR, 7000 * YEAR})
    void shouldNotExpireLabelsOfOthers_whenOneRecordIsFromTheFarFuture(long ahead) {
        try (Driver driver = new Driver(state, LABELS)) {
            observation(driver, "a", "1", START);
            observation(driver, "b", "1", START);
            observation(driver, "b", "future", START + ahead);
            observation(driver, "b", "2", START + 1000);
            label(driver, "a", "1", START + 2000);
            label(driver, "b", "1", START + 2000);
            label(driver, "b", "2", START + 3000);
            assertThat(driver.scores()).hasSize(3);
            assertThat(driver.reasons()).isEmpty();
        }
    }

    @Test
    void shouldAcceptLabels_whenObservationsCameBeforeAPauseOfYears() {
        try (Driver driver = new Driver(state, LABELS)) {
            observation(driver, "a", "1", START);
            observation(driver, "a", "2", START + 2 * YEAR);
            observation(driver, "a", "3", START + 2 * YEAR + 1);
            label(driver, "a", "1", START + 2 * YEAR + 2);
            assertThat(driver.scores()).hasSize(1);
            assertThat(driver.reasons()).isEmpty();
        }
    }

    @Test
    void shouldNameTheSettingThatRejectsATime_andCountIt() {
        Map<String, String> seconds = new HashMap<>(Map.of("fields.time", "/at", "fields.time.unit", "ms"));
        try (Driver driver = new Driver(state, seconds)) {
            // Microseconds, which are milliseconds in the year 55840.
            driver.observe("a", START, "{\"value\":1,\"at\":" + START * 1000 + "}");
            driver.observe("a", START, "{\"value\":1,\"at\":" + (START + 2 * YEAR) + "}");
            driver.observe("a", START, "{\"value\":1,\"at\":" + (START + YEAR) + "}");
            // A producer that sets no time of its own.
            driver.observe("a", 0, "{\"value\":1,\"at\":" + (START + 2 * YEAR) + "}");
            assertThat(driver.reasons())
                    .containsExactly(
                            "time: time (/at): expected at most 253402300799999, the end of the year 9999, got 1700000000000000",
                            "time: time (/at): expected at most 31622400000 ms (timestamp.max.ahead.ms) after the record's "
                                    + "timestamp 2023-11-14T22:13:20Z, got 2025-11-13T22:13:20Z");
            assertThat(driver.total("dead-letters-time")).isEqualTo(2);
            assertThat(driver.forecasts()).hasSize(2);
        }
    }

    @Test
    void shouldAcceptAnyTimeAhead_whenTheLimitIsTheLargest() {
        Map<String, String> any = Map.of("fields.time", "/at", "timestamp.max.ahead.ms", Long.toString(Long.MAX_VALUE));
        try (Driver driver = new Driver(state, any)) {
            driver.observe("a", START, "{\"value\":1,\"at\":253402300799999}");
            assertThat(driver.forecasts()).hasSize(1);
        }
    }

    private static void hourly(Driver driver, long from, int hours, String... series) {
        for (int i = 0; i < hours; i++) {
            for (String name : series) {
                value(driver, name, from + 3_600_000L * i);
            }
        }
    }

    private static void value(Driver driver, String series, long time) {
        driver.observe(series, time, "{\"value\":1}");
    }

    private static void observation(Driver driver, String series, String id, long time) {
        driver.observe(series, time, "{\"id\":\"" + id + "\",\"x\":[1]}");
    }

    private static void label(Driver driver, String series, String id, long time) {
        driver.pipe("labels", bytes(series), bytes("{\"id\":\"" + id + "\",\"label\":1}"), time);
    }

    private static List<Long> sequences(Driver driver, String series) {
        return sequences(driver.forecasts(), series);
    }

    private static List<Long> sequences(List<ForecastRow> forecasts, String series) {
        return forecasts.stream()
                .filter(forecast -> forecast.series().equals(series))
                .map(ForecastRow::sequence)
                .toList();
    }
}

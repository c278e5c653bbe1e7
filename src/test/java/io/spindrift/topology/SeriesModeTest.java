package io.spindrift.topology;

import static io.spindrift.topology.Driver.START;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;

import io.spindrift.event.ForecastRow;
import io.spindrift.event.ScoreRow;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.kafka.streams.test.TestRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class SeriesModeTest {
    @TempDir
    private Path state;

    @Test
    void shouldScoreEachHorizonByTheValueThatManyRecordsLater() {
        try (Driver driver = new Driver(state, Map.of("series.horizons", "1,3"))) {
            for (int i = 0; i < 5; i++) {
                driver.observe("a", START + i, "{\"value\":" + i + "}");
            }
            assertThat(driver.forecasts())
                    .extracting(ForecastRow::horizon)
                    .containsExactly(1, 3, 1, 3, 1, 3, 1, 3, 1, 3);
            List<ScoreRow> scores = driver.scores();
            assertThat(scores).extracting(ScoreRow::horizon).containsExactly(1, 1, 1, 3, 1, 3);
            assertThat(scores)
                    .allSatisfy(
                            score -> assertThat(score.label()).isEqualTo(score.forecastSequence() + score.horizon()));
        }
    }

    @Test
    void shouldPublishOneRecordPerObservationAndPerLabel() {
        String horizons = IntStream.rangeClosed(1, 24).mapToObj(String::valueOf).collect(Collectors.joining(","));
        try (Driver driver = new Driver(state, Map.of("series.horizons", horizons))) {
            for (int i = 0; i < 30; i++) {
                driver.observe("a", START + i, "{\"value\":" + i + "}");
            }
            assertThat(driver.forecastRecords()).hasSize(30);
            assertThat(driver.scoreValues()).hasSize(29);
            assertThat(driver.total("forecasts")).isEqualTo(30);
            assertThat(driver.total("scores")).isEqualTo(29);
        }
    }

    @Test
    void shouldPublishTheSameFiguresInRows() {
        Map<String, String> settings = Map.of("series.horizons", "1,3");
        Map<String, String> inRows = Map.of("series.horizons", "1,3", "forecasts.layout", "rows");
        try (Driver path = new Driver(state.resolve("path"), settings);
                Driver rows = new Driver(state.resolve("rows"), inRows)) {
            feedTen(path);
            feedTen(rows);
            List<TestRecord<byte[], byte[]>> records = rows.forecastRecords();
            assertThat(records).hasSize(20);
            assertThat(Driver.forecasts(records))
                    .extracting(forecast -> forecast.record().issued().with(List.of()), ForecastRow::horizonForecast)
                    .isEqualTo(path.forecasts().stream()
                            .map(forecast ->
                                    tuple(forecast.record().issued().with(List.of()), forecast.horizonForecast()))
                            .toList());
            assertThat(rows.scores())
                    .extracting(ScoreRow::observation, ScoreRow::score)
                    .isEqualTo(path.scores().stream()
                            .map(score -> tuple(score.observation(), score.score()))
                            .toList());
        }
    }

    @Test
    void shouldLearnOldRecordsWithoutOutput_andThenPublishTheSameForecasts() {
        List<ForecastRow> all;
        try (Driver driver = new Driver(state.resolve("all"), Map.of())) {
            feedTen(driver);
            all = driver.forecasts();
        }
        try (Driver driver = new Driver(state.resolve("late"), Map.of("publish.from", Long.toString(START + 7)))) {
            feedTen(driver);
            assertThat(driver.forecasts()).isEqualTo(all.subList(7, 10));
            // The label of the last forecast that was withheld is published with its score.
            assertThat(driver.scores()).extracting(ScoreRow::forecastSequence).containsExactly(6L, 7L, 8L);
            assertThat(driver.total("forecasts-suppressed")).isEqualTo(7);
            assertThat(driver.total("forecasts")).isEqualTo(3);
        }
    }

    private static void feedTen(Driver driver) {
        for (int i = 0; i < 10; i++) {
            driver.observe("a", START + i, "{\"value\":" + i * i % 7 + "}");
        }
    }

    @Test
    void shouldStartWithTheNaiveForecast() {
        try (Driver driver = new Driver(state, Map.of())) {
            driver.observe("a", START, "{\"value\":21.5}");
            assertThat(driver.forecasts()).singleElement().satisfies(forecast -> {
                assertThat(forecast.prediction()).isEqualTo(21.5);
                assertThat(forecast.naive()).isEqualTo(21.5);
            });
        }
    }

    @Test
    void shouldTreatAMissingValueAsAnObservationWithoutALabel() {
        try (Driver driver = new Driver(state, Map.of())) {
            driver.observe("a", START, "{\"value\":1}");
            driver.observe("a", START + 1, "{\"value\":null}");
            driver.observe("a", START + 2, "{\"value\":3}");
            assertThat(driver.forecasts()).extracting(ForecastRow::naive).containsExactly(1.0, 1.0, 3.0);
            assertThat(driver.scores()).singleElement().satisfies(score -> {
                assertThat(score.forecastSequence()).isOne();
                assertThat(score.label()).isEqualTo(3);
            });
            assertThat(driver.reasons()).isEmpty();
        }
    }

    @Test
    void shouldRejectATombstoneAndAMissingKey() {
        try (Driver driver = new Driver(state, Map.of("tombstones", "dead-letter"))) {
            driver.pipe("observations", Driver.bytes("a"), null, START);
            driver.pipe("observations", null, Driver.bytes("{\"value\":1}"), START);
            driver.pipe("observations", new byte[] {(byte) 0xc3, 0x28}, Driver.bytes("{\"value\":1}"), START);
            assertThat(driver.reasons())
                    .containsExactly(
                            "json: value: expected a JSON object, got null",
                            "key: key: expected the name of a series, got nothing",
                            "key: key: expected UTF-8 text (key.format=string), got 2 bytes that are not UTF-8; is "
                                    + "key.format=short meant?");
            assertThat(driver.store()).isEmpty();
        }
    }
}

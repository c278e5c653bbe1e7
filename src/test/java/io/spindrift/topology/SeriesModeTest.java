package io.spindrift.topology;

import static io.spindrift.topology.Driver.START;
import static org.assertj.core.api.Assertions.assertThat;

import io.spindrift.event.Forecast;
import io.spindrift.event.Score;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
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
            assertThat(driver.forecasts()).extracting(Forecast::horizon).containsExactly(1, 3, 1, 3, 1, 3, 1, 3, 1, 3);
            List<Score> scores = driver.scores();
            assertThat(scores).extracting(Score::horizon).containsExactly(1, 1, 1, 3, 1, 3);
            assertThat(scores)
                    .allSatisfy(score -> assertThat(score.label()).isEqualTo(score.sequence() + score.horizon()));
        }
    }

    @Test
    void shouldLearnOldRecordsWithoutOutput_andThenPublishTheSameForecasts() {
        List<Forecast> all;
        try (Driver driver = new Driver(state.resolve("all"), Map.of())) {
            feedTen(driver);
            all = driver.forecasts();
        }
        try (Driver driver = new Driver(state.resolve("late"), Map.of("publish.from", Long.toString(START + 7)))) {
            feedTen(driver);
            assertThat(driver.forecasts()).isEqualTo(all.subList(7, 10));
            assertThat(driver.scores()).extracting(Score::sequence).containsExactly(7L, 8L);
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
            assertThat(driver.forecasts()).extracting(Forecast::naive).containsExactly(1.0, 1.0, 3.0);
            assertThat(driver.scores()).singleElement().satisfies(score -> {
                assertThat(score.sequence()).isOne();
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

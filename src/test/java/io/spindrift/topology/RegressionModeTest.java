package io.spindrift.topology;

import static io.spindrift.topology.Driver.START;
import static org.assertj.core.api.Assertions.assertThat;

import io.spindrift.event.ForecastRow;
import io.spindrift.event.ScoreRow;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class RegressionModeTest {
    @TempDir
    private Path state;

    private Driver driver;

    @AfterEach
    void close() {
        driver.close();
    }

    @Test
    void shouldForecastOnEveryObservationAndScoreWhenTheLabelComesLate() {
        start(Map.of());
        for (int i = 0; i < 6; i++) {
            driver.observe("a", START + i, "{\"id\":" + i + ",\"x\":[1," + i + "]}");
        }
        driver.label("a", START + 10, "{\"id\":0,\"label\":2.5}");
        List<ForecastRow> forecasts = driver.forecasts();
        assertThat(forecasts).extracting(ForecastRow::id).containsExactly("0", "1", "2", "3", "4", "5");
        assertThat(forecasts).extracting(ForecastRow::pendingLabels).containsExactly(0, 1, 2, 3, 4, 5);
        assertThat(driver.scores()).singleElement().satisfies(score -> {
            assertThat(score.id()).isEqualTo("0");
            assertThat(score.label()).isEqualTo(2.5);
            assertThat(score.prediction()).isEqualTo(forecasts.get(0).prediction());
            assertThat(score.error()).isEqualTo(2.5 - score.prediction());
            assertThat(score.measures().mse()).isEqualTo(score.error() * score.error());
        });
    }

    @Test
    void shouldAcceptLabelsOnTheObservationsTopicAndWithinObservations() {
        start(Map.of());
        driver.observe("a", START, "{\"id\":\"p\",\"x\":[1,2],\"label\":5}");
        driver.observe("a", START + 1, "{\"id\":\"q\",\"x\":[1,3]}");
        driver.observe("a", START + 2, "{\"id\":\"q\",\"label\":6}");
        assertThat(driver.forecasts()).extracting(ForecastRow::labelsLearned).containsExactly(0L, 1L);
        assertThat(driver.scores()).extracting(ScoreRow::label).containsExactly(5.0, 6.0);
    }

    @Test
    void shouldKeepSeriesIndependent() {
        start(Map.of());
        driver.observe("a", START, "{\"id\":1,\"x\":[1,2]}");
        driver.observe("aa", START, "{\"id\":1,\"x\":[1,2,3]}");
        driver.label("aa", START + 1, "{\"id\":1,\"label\":1}");
        driver.label("a", START + 1, "{\"id\":1,\"label\":2}");
        assertThat(driver.scores()).extracting(ScoreRow::series).containsExactly("aa", "a");
        assertThat(driver.reasons()).isEmpty();
    }

    @Test
    void shouldMakeDeadLettersOfInvalidRecords_andCountThem() {
        start(Map.of("label.timeout.ms", "1000"));
        driver.label("a", START, "{\"id\":\"early\",\"label\":1}");
        driver.observe("a", START + 1, "{\"id\":\"early\",\"x\":[1,2,3]}");
        driver.observe("a", START + 2, "{\"id\":\"late\",\"x\":[1,2,3]}");
        driver.observe("a", START + 3, "{\"id\":\"late\",\"x\":[1,2,3]}");
        driver.observe("a", START + 4, "{\"id\":\"short\",\"x\":[1,2]}");
        driver.label("a", START + 5, "{\"id\":\"early\",\"label\":1}");
        driver.label("a", START + 6, "{\"id\":\"never\",\"label\":9}");
        driver.observe("a", START + 5000, "{\"id\":\"b\",\"x\":[1,2,3]}");
        driver.observe("a", START + 5001, "{\"id\":\"c\",\"x\":[1,2,3]}");
        // A pause counts for half of the timeout.
        driver.observe("a", START + 10_000, "{\"id\":\"d\",\"x\":[1,2,3]}");
        driver.observe("a", START + 10_001, "{\"id\":\"e\",\"x\":[1,2,3]}");
        driver.label("a", START + 5002, "{\"id\":\"late\",\"label\":1}");
        assertThat(driver.reasons())
                .containsExactly(
                        "duplicate-observation: id: expected a new id, got 'late', which an earlier observation has",
                        "mismatch: x: expected 3 numbers, got 2",
                        "duplicate-label: id: expected an observation without a label, got 'early', which has one",
                        "unknown-label: id: expected the id of an observation, got 'never', which no observation in time had",
                        "expired-label: id: expected an observation that waits for its label, got 'late', which has expired");
        assertThat(driver.total("dead-letters-duplicate-observation")).isOne();
        assertThat(driver.total("dead-letters-duplicate-label")).isOne();
        assertThat(driver.total("dead-letters-unknown-label")).isOne();
        assertThat(driver.total("dead-letters-expired-label")).isOne();
        assertThat(driver.total("dead-letters-mismatch")).isOne();
        assertThat(driver.total("labels-before-observation")).isEqualTo(2);
        assertThat(driver.total("labels-learned")).isOne();
        assertThat(driver.total("observations-expired")).isOne();
        assertThat(driver.total("observations")).isEqualTo(6);
        assertThat(driver.total("forecasts")).isEqualTo(6);
    }

    @Test
    void shouldReturnABufferedLabelUnchanged_whenItsObservationNeverArrives() {
        start(Map.of("label.timeout.ms", "1000"));
        String odd = "{ \"label\" : 9.0e0, \"id\":\"never\", \"note\":[1] }";
        driver.label("a", START, odd);
        driver.observe("a", START + 5000, "{\"id\":\"b\",\"x\":[1]}");
        driver.observe("a", START + 5001, "{\"id\":\"c\",\"x\":[1]}");
        driver.observe("a", START + 10_000, "{\"id\":\"d\",\"x\":[1]}");
        driver.observe("a", START + 10_001, "{\"id\":\"e\",\"x\":[1]}");
        assertThat(driver.deadLetterRecords()).singleElement().satisfies(record -> {
            assertThat(record.key()).isEqualTo(Driver.bytes("a"));
            assertThat(record.value()).isEqualTo(Driver.bytes(odd));
            assertThat(Driver.headers(record))
                    .containsEntry("spindrift.topic", "labels")
                    .containsEntry("spindrift.offset", "0")
                    .containsEntry("spindrift.timestamp", Long.toString(START));
        });
    }

    @Test
    void shouldChangeNoState_whenARecordIsInvalid() {
        start(Map.of());
        driver.observe("a", START, "{\"id\":1,\"x\":[1,2]}");
        Map<String, byte[]> before = driver.store();
        driver.observe("a", START + 1, "{\"id\":1,\"x\":[1,2]}");
        driver.observe("a", START + 1, "{\"id\":2,\"x\":[1]}");
        driver.observe("a", START + 1, "{\"id\":2,\"x\":[1,NaN]}");
        driver.observe("b", START + 1, "{\"id\":2,\"x\":[]}");
        driver.observe("a", Long.MAX_VALUE, "{\"id\":3,\"x\":[1,2]}");
        assertThat(driver.reasons()).hasSize(5);
        assertThat(driver.store()).containsExactlyEntriesOf(before);
    }

    @Test
    void shouldStopOnlyTheSeriesWithADamagedState() {
        start(Map.of("snapshot.interval.events", "1", "models.cache.max.bytes", "1048576"));
        driver.observe("a", START, "{\"id\":1,\"x\":[1,2]}");
        driver.corrupt(1000);
        // So many that the first is no longer in memory.
        for (int i = 0; i < 1000; i++) {
            driver.observe("other " + i, START, "{\"id\":1,\"x\":[1,2]}");
        }
        driver.forecasts();
        Map<String, byte[]> before = driver.store();
        driver.observe("a", START + 1, "{\"id\":2,\"x\":[1,2]}");
        driver.label("a", START + 1, "{\"id\":1,\"label\":2}");
        assertThat(driver.reasons())
                .hasSize(2)
                .allSatisfy(reason -> assertThat(reason)
                        .startsWith("state: the stored state of series 'a': checksum of the snapshot: expected"));
        assertThat(driver.store()).containsExactlyEntriesOf(before);
        driver.observe("b", START + 1, "{\"id\":2,\"x\":[1,2]}");
        assertThat(driver.forecasts()).extracting(ForecastRow::series).containsExactly("b");
    }

    @Test
    void shouldNotExpireLabels_byTheTimeOfAnotherSeries() {
        start(Map.of("label.timeout.ms", "1000"));
        driver.observe("a", START, "{\"id\":1,\"x\":[1]}");
        driver.observe("b", START + 1_000_000, "{\"id\":1,\"x\":[1]}");
        driver.observe("b", START + 1_000_001, "{\"id\":2,\"x\":[1]}");
        driver.label("a", START + 500, "{\"id\":1,\"label\":1}");
        assertThat(driver.scores()).hasSize(1);
        assertThat(driver.reasons()).isEmpty();
    }

    private void start(Map<String, String> own) {
        Map<String, String> settings = new HashMap<>(Map.of("input.mode", "regression", "labels.topic", "labels"));
        settings.putAll(own);
        driver = new Driver(state, settings);
    }
}

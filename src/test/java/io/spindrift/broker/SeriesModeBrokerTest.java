package io.spindrift.broker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;

import io.spindrift.event.Forecast;
import io.spindrift.event.ForecastRow;
import io.spindrift.event.ScoreRow;
import io.spindrift.json.OutputReader;
import io.spindrift.model.series.HorizonForecast;
import io.spindrift.model.series.ObservationRef;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.utils.Utils;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

@Tag("broker")
class SeriesModeBrokerTest {
    private static final long START = 1_700_000_000_000L;
    private static final int SERIES = 50;
    private static final int VALUES = 9;
    private static final int HALF = 5;
    private static final List<Integer> HORIZONS = List.of(1, 3);

    @TempDir
    private static Path folder;

    @RegisterExtension
    static final ClassBroker broker = new ClassBroker();

    private static TestBed uninterrupted;
    private static Map<String, List<String>> expectedForecasts;
    private static Map<String, List<String>> expectedScores;

    private final OutputReader json = new OutputReader();

    @BeforeAll
    static void start() {
        uninterrupted = bed("uninterrupted");
        uninterrupted.start();
        feed(uninterrupted, 0, VALUES);
        expectedForecasts = TopicReader.byKey(uninterrupted.reader("forecasts").await(forecastsOf(VALUES)));
        expectedScores = TopicReader.byKey(uninterrupted.reader("scores").await(scoresOf(VALUES)));
    }

    @AfterAll
    static void stop() {
        uninterrupted.close();
    }

    @Test
    void shouldForecastEveryObservationOnceOverAllPartitions() throws IOException {
        List<ConsumerRecord<byte[], byte[]>> records =
                uninterrupted.reader("forecasts").await(forecastsOf(VALUES));

        assertThat(records).extracting(ConsumerRecord::partition).contains(0, 1, 2, 3);
        assertThat(records).hasSize(forecastsOf(VALUES));
        Map<String, List<Long>> sequences = new HashMap<>();
        for (ConsumerRecord<byte[], byte[]> record : records) {
            Forecast forecast = json.forecast(record.value());
            ObservationRef observation = forecast.issued().observation();
            int sequence = (int) observation.sequence();
            assertThat(TopicReader.text(record.key())).isEqualTo(forecast.series());
            assertThat(record.timestamp()).isEqualTo(observation.time()).isEqualTo(time(sequence));
            assertThat(forecast.issued().labelsLearned()).isEqualTo(sequence);
            assertThat(forecast.issued().horizons())
                    .extracting(HorizonForecast::horizon, HorizonForecast::naive)
                    .containsExactlyElementsOf(HORIZONS.stream()
                            .map(horizon -> tuple(horizon, value(forecast.series(), sequence)))
                            .toList());
            sequences
                    .computeIfAbsent(forecast.series(), key -> new ArrayList<>())
                    .add(observation.sequence());
        }
        assertThat(sequences).hasSize(SERIES);
        List<Long> once = new ArrayList<>();
        for (long i = 0; i < VALUES; i++) {
            once.add(i);
        }
        assertThat(sequences.values()).allMatch(once::equals);
        assertThat(uninterrupted.reader("dead-letters").all()).isEmpty();
    }

    @Test
    void shouldScoreEachForecast_whenItsValueArrives() throws IOException {
        Map<String, ForecastRow> forecasts = new HashMap<>();
        for (ConsumerRecord<byte[], byte[]> record :
                uninterrupted.reader("forecasts").await(forecastsOf(VALUES))) {
            for (ForecastRow forecast : ForecastRow.of(List.of(json.forecast(record.value())))) {
                forecasts.put(name(forecast.series(), forecast.sequence(), forecast.horizon()), forecast);
            }
        }

        List<ConsumerRecord<byte[], byte[]>> records =
                uninterrupted.reader("scores").await(scoresOf(VALUES));
        assertThat(records).hasSize(scoresOf(VALUES));
        for (ConsumerRecord<byte[], byte[]> record : records) {
            for (ScoreRow score : ScoreRow.of(List.of(json.score(record.value())))) {
                int at = (int) score.forecastSequence() + score.horizon();
                ForecastRow forecast =
                        forecasts.remove(name(score.series(), score.forecastSequence(), score.horizon()));
                assertThat(score.prediction()).isEqualTo(forecast.prediction());
                assertThat(score.score().madeAt().time()).isEqualTo(forecast.time());
                assertThat(score.observation()).isEqualTo(new ObservationRef(at, null, time(at)));
                assertThat(score.label()).isEqualTo(value(score.series(), at));
                assertThat(record.timestamp()).isEqualTo(time(at));
            }
        }
        assertThat(forecasts).hasSize(SERIES * (1 + 3));
    }

    @Test
    void shouldContinueWithTheSameOutput_afterARestart() {
        try (TestBed bed = bed("restarted")) {
            bed.start();
            feed(bed, 0, HALF);
            bed.reader("forecasts").await(forecastsOf(HALF));
            bed.stop();
            feed(bed, HALF, VALUES);
            bed.start();
            assertSameAsUninterrupted(bed);
        }
    }

    @Test
    void shouldContinueFromTheChangelog_whenTheStateFolderIsLost() throws IOException {
        try (TestBed bed = bed("restored")) {
            bed.start();
            feed(bed, 0, HALF);
            bed.reader("forecasts").await(forecastsOf(HALF));
            bed.stop();
            Path state = folder.resolve("restored");
            assertThat(state).isNotEmptyDirectory();
            Utils.delete(state.toFile());
            assertThat(state).doesNotExist();
            bed.start();
            feed(bed, HALF, VALUES);
            assertSameAsUninterrupted(bed);
        }
    }

    private static void assertSameAsUninterrupted(TestBed bed) {
        assertThat(TopicReader.byKey(bed.reader("forecasts").await(forecastsOf(VALUES))))
                .isEqualTo(expectedForecasts);
        assertThat(TopicReader.byKey(bed.reader("scores").await(scoresOf(VALUES))))
                .isEqualTo(expectedScores);
    }

    private static TestBed bed(String name) {
        return new TestBed(broker.bootstrapServers(), name, folder)
                .set("input.mode", "series")
                .set("series.lags", "3")
                .set("series.horizons", "1,3")
                .set("topics.partitions", "4");
    }

    private static void feed(TestBed bed, int from, int to) {
        List<ProducerRecord<byte[], byte[]>> records = new ArrayList<>();
        for (int i = from; i < to; i++) {
            for (int s = 0; s < SERIES; s++) {
                String series = "series-" + s;
                byte[] value = TestBed.bytes("{\"value\":" + value(series, i) + "}");
                records.add(new ProducerRecord<>(bed.observations(), null, time(i), TestBed.bytes(series), value));
            }
        }
        bed.send(records);
    }

    private static String name(String series, long sequence, int horizon) {
        return series + "/" + sequence + "+" + horizon;
    }

    private static double value(String series, int i) {
        return Math.round(1000 * Math.sin(0.7 * i + series.hashCode() % 10)) / 100.0;
    }

    private static long time(int i) {
        return START + 1000L * i;
    }

    private static int forecastsOf(int values) {
        return SERIES * values;
    }

    private static int scoresOf(int values) {
        return SERIES * (values - 1);
    }
}

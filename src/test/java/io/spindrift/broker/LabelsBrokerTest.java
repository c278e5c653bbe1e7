package io.spindrift.broker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.spindrift.event.ForecastRow;
import io.spindrift.event.ScoreRow;
import io.spindrift.json.OutputReader;
import io.spindrift.waiting.Waiting;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Tag("broker")
class LabelsBrokerTest {
    private static final long START = 1_700_000_000_000L;
    private static final long TIMEOUT = 1000;
    private static final String SERIES = "arm";

    @TempDir
    private static Path folder;

    @RegisterExtension
    static final ClassBroker broker = new ClassBroker();

    private static int number;

    private final OutputReader json = new OutputReader();
    private TestBed bed;
    private TopicReader forecasts;
    private TopicReader scores;
    private TopicReader deadLetters;

    @BeforeEach
    void start(TestInfo test) {
        String name = test.getTestMethod().orElseThrow().getName() + number++;
        bed = new TestBed(broker.bootstrapServers(), name, folder)
                .set("input.mode", "regression")
                .set("label.timeout.ms", Long.toString(TIMEOUT))
                .withLabelsTopic();
        bed.start();
        forecasts = bed.reader("forecasts");
        scores = bed.reader("scores");
        deadLetters = bed.reader("dead-letters");
    }

    @AfterEach
    void stop() {
        bed.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"labels", "observations"})
    void shouldScoreAndLearnLabels_whenTheyAreLateAndOutOfOrder(String what) throws IOException {
        String topic = bed.topic(what);
        observe("a", 0);
        observe("b", 10);
        observe("c", 20);
        label(topic, "b", 2.5, 30);
        scores.await(1);
        observe("d", 40);
        label(topic, "a", -1.5, 50);
        scores.await(2);
        observe("e", 60);

        List<ForecastRow> issued = forecasts();
        assertThat(issued).extracting(ForecastRow::id).containsExactly("a", "b", "c", "d", "e");
        assertThat(issued).extracting(ForecastRow::sequence).containsExactly(0L, 1L, 2L, 3L, 4L);
        assertThat(issued).extracting(ForecastRow::pendingLabels).containsExactly(0, 1, 2, 3, 2);
        assertThat(issued).extracting(ForecastRow::labelsLearned).containsExactly(0L, 0L, 0L, 0L, 2L);
        assertThat(issued).extracting(ForecastRow::naive).containsExactly(0.0, 0.0, 0.0, 2.5, 2.5);
        assertScores(issued, List.of("b", "a"), List.of(2.5, -1.5));
        awaitCounters(Map.of(
                "observations-total", 5, "scores-total", 2, "labels-learned-total", 2, "labels-out-of-order-total", 1));
        assertThat(deadLetters.all()).isEmpty();
    }

    @Test
    void shouldBufferALabel_whenItArrivesBeforeItsObservation() throws IOException {
        label(bed.labels(), "early", 7, 0);
        awaitCounters(Map.of("labels-before-observation-total", 1));
        observe("other", 10);
        observe("early", 20);
        scores.await(1);
        label(bed.labels(), "other", 5, 30);
        scores.await(2);

        assertScores(forecasts(), List.of("early", "other"), List.of(7.0, 5.0));
        awaitCounters(Map.of("labels-learned-total", 2, "labels-before-observation-total", 1));
        assertThat(deadLetters.all()).isEmpty();
    }

    @Test
    void shouldMakeADeadLetterOfASecondLabel() throws IOException {
        observe("a", 0);
        label(bed.labels(), "a", 1, 10);
        scores.await(1);
        RecordMetadata again = label(bed.labels(), "a", 2, 20);
        assertDeadLetter(again, "duplicate-label", label("a", 2), START + 20);

        label(bed.labels(), "b", 3, 30);
        awaitCounters(Map.of("labels-before-observation-total", 1));
        RecordMetadata twiceEarly = label(bed.labels(), "b", 4, 40);
        assertDeadLetter(twiceEarly, "duplicate-label", label("b", 4), START + 40);
        observe("b", 50);
        scores.await(2);

        assertScores(forecasts(), List.of("a", "b"), List.of(1.0, 3.0));
        awaitCounters(Map.of("labels-learned-total", 2, "dead-letters-duplicate-label-total", 2));
    }

    @Test
    void shouldMakeADeadLetterOfABufferedLabel_whenItsObservationHasALabel() throws IOException {
        RecordMetadata early = label(bed.labels(), "a", 1, 0);
        awaitCounters(Map.of("labels-before-observation-total", 1));
        bed.send(bed.observations(), SERIES, "{\"id\":\"a\",\"x\":[1],\"label\":2}", START + 10);
        scores.await(1);

        assertDeadLetter(early, "duplicate-label", label("a", 1), START + 10);
        assertScores(forecasts(), List.of("a"), List.of(2.0));
    }

    @Test
    void shouldMakeADeadLetterOfALabel_whenItsObservationNeverArrives() {
        observe("a", 0);
        observe("b", 10);
        RecordMetadata ghost = label(bed.labels(), "ghost", 1, 20);
        awaitCounters(Map.of("labels-before-observation-total", 1));
        observeTwice("c", TIMEOUT / 2);
        observeTwice("d", TIMEOUT);
        assertThat(deadLetters.all()).isEmpty();

        observeTwice("e", 30 + TIMEOUT);
        assertDeadLetter(ghost, "unknown-label", label("ghost", 1), START + 30 + TIMEOUT);
        awaitCounters(Map.of("dead-letters-unknown-label-total", 1, "labels-learned-total", 0));
    }

    @Test
    void shouldKeepTheHeadersOfALabel_whenItsObservationNeverArrives() {
        observe("a", 0);
        ProducerRecord<byte[], byte[]> ghost =
                new ProducerRecord<>(bed.labels(), 0, START, TestBed.bytes(SERIES), TestBed.bytes(label("ghost", 1)));
        ghost.headers().add("origin", TestBed.bytes("somewhere"));
        bed.send(ghost);
        awaitCounters(Map.of("labels-before-observation-total", 1));
        passTimeout();

        assertThat(TopicReader.headers(deadLetters.await(1).get(0)))
                .containsEntry("spindrift.kind", "unknown-label")
                .containsEntry("origin", "somewhere");
    }

    @Test
    void shouldMakeADeadLetterOfALabel_whenItsObservationWasSkipped() throws IOException {
        observe("a", 0);
        passTimeout();
        RecordMetadata late = label(bed.labels(), "a", 1, 2 * TIMEOUT);
        assertDeadLetter(late, "expired-label", label("a", 1), START + 2 * TIMEOUT);
        label(bed.labels(), "half", 2, 2 * TIMEOUT);
        scores.await(1);

        assertThat(forecasts()).extracting(ForecastRow::pendingLabels).containsExactly(0, 1, 2, 3, 4, 5, 5);
        assertScores(forecasts(), List.of("half"), List.of(2.0));
        awaitCounters(Map.of(
                "observations-expired-total", 1, "dead-letters-expired-label-total", 1, "labels-learned-total", 1));
    }

    @Test
    void shouldMakeADeadLetterOfASecondObservationWithTheSameId() throws IOException {
        observe("a", 0);
        String again = "{\"id\":\"a\",\"x\":[9],\"label\":9}";
        RecordMetadata sent = bed.send(bed.observations(), SERIES, again, START + 10);
        assertDeadLetter(sent, "duplicate-observation", again, START + 10);
        observe("b", 20);
        label(bed.labels(), "a", 1, 30);
        scores.await(1);

        assertThat(forecasts()).extracting(ForecastRow::id).containsExactly("a", "b");
        assertScores(forecasts(), List.of("a"), List.of(1.0));
        awaitCounters(
                Map.of("observations-total", 2, "forecasts-total", 2, "dead-letters-duplicate-observation-total", 1));
    }

    /** The timeout passes, in moves that count in full, each of two records. */
    private void passTimeout() {
        observeTwice("half", TIMEOUT / 2);
        observeTwice("whole", TIMEOUT);
        observeTwice("over", TIMEOUT + 10);
    }

    private void observeTwice(String id, long after) {
        observe(id, after);
        observe(id + " again", after);
    }

    private void observe(String id, long after) {
        int before = forecasts.all().size();
        bed.send(bed.observations(), SERIES, "{\"id\":\"" + id + "\",\"x\":[" + after + "]}", START + after);
        forecasts.await(before + 1);
    }

    private RecordMetadata label(String topic, String id, double value, long after) {
        return bed.send(topic, SERIES, label(id, value), START + after);
    }

    private static String label(String id, double value) {
        return "{\"id\":\"" + id + "\",\"label\":" + value + "}";
    }

    private List<ForecastRow> forecasts() throws IOException {
        List<ForecastRow> all = new ArrayList<>();
        for (ConsumerRecord<byte[], byte[]> record : forecasts.all()) {
            all.addAll(ForecastRow.of(List.of(json.forecast(record.value()))));
        }
        return all;
    }

    private void assertScores(List<ForecastRow> issued, List<String> ids, List<Double> labels) throws IOException {
        List<ConsumerRecord<byte[], byte[]>> all = scores.await(ids.size());
        assertThat(all).hasSameSizeAs(ids);
        double squares = 0;
        for (int i = 0; i < ids.size(); i++) {
            ScoreRow score =
                    ScoreRow.of(List.of(json.score(all.get(i).value()))).get(0);
            String id = ids.get(i);
            ForecastRow forecast = issued.stream()
                    .filter(each -> each.id().equals(id))
                    .findFirst()
                    .orElseThrow();
            double error = labels.get(i) - forecast.prediction();
            squares += error * error;
            assertThat(score.id()).isEqualTo(id);
            assertThat(score.forecastSequence()).isEqualTo(forecast.sequence());
            assertThat(score.prediction()).isEqualTo(forecast.prediction());
            assertThat(score.label()).isEqualTo(labels.get(i));
            assertThat(score.error()).isEqualTo(error);
            assertThat(score.measures().labels()).isEqualTo(i + 1);
            assertThat(score.measures().mse()).isCloseTo(squares / (i + 1), within(1e-9));
        }
    }

    private void assertDeadLetter(RecordMetadata sent, String kind, String value, long letterTime) {
        List<ConsumerRecord<byte[], byte[]>> letters =
                deadLetters.await("that of " + sent, all -> all.stream().anyMatch(letter -> isOf(sent, letter)));
        ConsumerRecord<byte[], byte[]> letter = letters.stream()
                .filter(each -> isOf(sent, each))
                .reduce((a, b) -> {
                    throw new AssertionError("two dead letters of " + sent);
                })
                .orElseThrow();
        assertThat(TopicReader.text(letter.key())).isEqualTo(SERIES);
        assertThat(TopicReader.text(letter.value())).isEqualTo(value);
        assertThat(letter.timestamp()).isEqualTo(letterTime);
        assertThat(TopicReader.headers(letter))
                .containsEntry("spindrift.kind", kind)
                .containsEntry("spindrift.partition", "0")
                .containsEntry("spindrift.timestamp", Long.toString(sent.timestamp()))
                .containsKey("spindrift.reason");
    }

    private static boolean isOf(RecordMetadata sent, ConsumerRecord<byte[], byte[]> letter) {
        Map<String, String> headers = TopicReader.headers(letter);
        return sent.topic().equals(headers.get("spindrift.topic"))
                && Long.toString(sent.offset()).equals(headers.get("spindrift.offset"));
    }

    private void awaitCounters(Map<String, Integer> expected) {
        expected.forEach((counter, value) -> Waiting.until(counter)
                .untilAsserted(
                        () -> assertThat(bed.counter(counter)).as(counter).isEqualTo(value.doubleValue())));
    }
}

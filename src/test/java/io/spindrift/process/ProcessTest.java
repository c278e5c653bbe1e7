package io.spindrift.process;

import static org.assertj.core.api.Assertions.assertThat;

import io.spindrift.broker.TestBed;
import io.spindrift.broker.TopicReader;
import io.spindrift.event.ForecastRow;
import io.spindrift.event.ScoreRow;
import io.spindrift.json.OutputReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("long")
class ProcessTest {
    private static final long START = 1_700_000_000_000L;
    private static final String SERIES = "arm";
    private static final int HALF = 10;
    private static final int DELAY = 2;
    private static final int SIGTERM_CODE = 128 + 15;

    @TempDir
    private Path folder;

    private final OutputReader json = new OutputReader();

    @Test
    void shouldStopOnSigterm_andContinueWithTheLearnedState() throws IOException, InterruptedException {
        try (Processes processes = new Processes(folder)) {
            String servers = processes.startBroker();
            try (TestBed bed = bed(servers, "kept");
                    TestBed fresh = bed(servers, "fresh")) {
                Process first = processes.startApplication("kept", bed.properties());
                feed(bed, 0, HALF);
                TopicReader forecasts = bed.reader("forecasts");
                forecasts.await(HALF);
                assertThat(forecasts.all()).hasSize(HALF);
                assertStopsOnSigterm(first, () -> processes.log("kept"));

                feed(bed, HALF, 2 * HALF);
                Process second = processes.startApplication("kept-again", bed.properties());
                List<ForecastRow> issued = forecasts(forecasts.await(2 * HALF));
                assertWentOn(issued, scores(bed.reader("scores").await(2 * HALF - DELAY)));
                assertStopsOnSigterm(second, () -> processes.log("kept-again"));

                processes.startApplication("fresh", fresh.properties());
                feed(fresh, HALF, 2 * HALF);
                List<ForecastRow> unlearned =
                        forecasts(fresh.reader("forecasts").await(HALF));
                assertThat(unlearned).extracting(ForecastRow::id).containsExactlyElementsOf(ids(HALF, 2 * HALF));
                for (int i = 0; i < HALF; i++) {
                    assertThat(issued.get(HALF + i).prediction())
                            .isNotEqualTo(unlearned.get(i).prediction());
                }
            }
        }
    }

    private static void assertWentOn(List<ForecastRow> issued, List<ScoreRow> scored) {
        assertThat(issued).extracting(ForecastRow::id).containsExactlyElementsOf(ids(0, 2 * HALF));
        assertThat(issued)
                .extracting(ForecastRow::sequence)
                .containsExactlyElementsOf(LongStream.range(0, 2 * HALF).boxed().toList());
        assertThat(issued)
                .extracting(ForecastRow::labelsLearned)
                .containsExactlyElementsOf(LongStream.range(0, 2 * HALF)
                        .map(i -> Math.max(0, i - DELAY))
                        .boxed()
                        .toList());
        assertThat(scored).extracting(ScoreRow::id).containsExactlyElementsOf(ids(0, 2 * HALF - DELAY));
        assertThat(scored)
                .extracting(score -> score.measures().labels())
                .containsExactlyElementsOf(
                        LongStream.rangeClosed(1, 2 * HALF - DELAY).boxed().toList());
    }

    private static void assertStopsOnSigterm(Process application, Supplier<String> log) throws InterruptedException {
        application.destroy();
        assertThat(application.waitFor(15, TimeUnit.SECONDS))
                .as("ends within 15 s")
                .isTrue();
        assertThat(application.exitValue()).isEqualTo(SIGTERM_CODE);
        assertThat(log.get())
                .contains("Application - stopped")
                .doesNotContain("ERROR", "Exception", "could not close within");
    }

    private TestBed bed(String servers, String name) {
        TestBed bed = new TestBed(servers, name, folder)
                .set("input.mode", "regression")
                .set("replication.factor", "1");
        return bed.createTopics();
    }

    /** Each label follows its observation two observations later. */
    private static void feed(TestBed bed, int from, int to) {
        for (int i = from; i < to; i++) {
            long time = START + 1000L * i;
            String observation = "{\"id\":\"%d\",\"x\":[%d,%d]}".formatted(i, i % 3, i % 4);
            bed.send(bed.observations(), SERIES, observation, time);
            if (i >= DELAY) {
                String label = "{\"id\":\"%d\",\"label\":%d}".formatted(i - DELAY, 5 + i % 3);
                bed.send(bed.observations(), SERIES, label, time);
            }
        }
    }

    private List<ForecastRow> forecasts(List<ConsumerRecord<byte[], byte[]>> records) throws IOException {
        List<ForecastRow> all = new ArrayList<>();
        for (ConsumerRecord<byte[], byte[]> record : records) {
            all.addAll(ForecastRow.of(List.of(json.forecast(record.value()))));
        }
        return all;
    }

    private List<ScoreRow> scores(List<ConsumerRecord<byte[], byte[]>> records) throws IOException {
        List<ScoreRow> all = new ArrayList<>();
        for (ConsumerRecord<byte[], byte[]> record : records) {
            all.addAll(ScoreRow.of(List.of(json.score(record.value()))));
        }
        return all;
    }

    private static List<String> ids(int from, int to) {
        return IntStream.range(from, to).mapToObj(Integer::toString).toList();
    }
}

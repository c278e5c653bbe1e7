package io.spindrift.broker;

import static org.assertj.core.api.Assertions.assertThat;

import io.spindrift.process.InputProgress;
import io.spindrift.waiting.Waiting;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** The way to more partitions that docs/operating.md tells: all that is published is what one application would have published. */
@Tag("broker")
class MorePartitionsBrokerTest {
    private static final long START = 1_700_000_000_000L;
    private static final int SERIES = 12;
    private static final int STEPS = 60;
    private static final int MOVED_AFTER = 37;
    private static final int DELAY = 5;
    private static final int MORE = 5;

    @TempDir
    private static Path folder;

    @RegisterExtension
    static final ClassBroker broker = new ClassBroker();

    /** Labels of the last observations before the move come after it, on the new topics. */
    @Test
    void shouldContinueAsIfThereHadAlwaysBeenMorePartitions() throws InterruptedException {
        Path states = folder.resolve("states.bin");
        try (TestBed calm = bed("unmoved");
                TestBed few = bed("few");
                TestBed more = bed("more").set("topics.partitions", Integer.toString(MORE))) {
            calm.start();
            feed(calm, 0, STEPS);
            few.start();
            feed(few, 0, MOVED_AFTER);
            awaitAllRead(few);
            few.stop();
            assertThat(Commands.run(few, "export", "--to", states.toString()).code())
                    .isZero();
            more.createTopics();
            assertThat(Commands.run(more, "import", "--from", states.toString()).out())
                    .contains(SERIES + " series into application 'more', " + MORE + " partitions");
            more.start();
            feed(more, MOVED_AFTER, STEPS);
            awaitAllRead(calm);
            awaitAllRead(more);

            for (String topic : List.of("forecasts", "scores", "dead-letters")) {
                Map<String, List<String>> expected = published(calm, topic);
                Map<String, List<String>> got = published(few, topic);
                published(more, topic)
                        .forEach((series, records) -> got.merge(series, records, (before, after) -> {
                            List<String> both = new ArrayList<>(before);
                            both.addAll(after);
                            return both;
                        }));
                assertThat(got).as(topic).isEqualTo(expected);
            }
            assertThat(published(calm, "scores").values()).allMatch(scores -> scores.size() == STEPS - DELAY);
            assertThat(more.reader("forecasts").all())
                    .extracting(ConsumerRecord::partition)
                    .contains(MORE - 1);
        }
    }

    private static void awaitAllRead(TestBed bed) throws InterruptedException {
        try (InputProgress progress = new InputProgress(
                broker.bootstrapServers(), bed.properties().get("application.id"), List.of(bed.observations()))) {
            progress.awaitEnd(Waiting.BOUND);
        }
    }

    private static Map<String, List<String>> published(TestBed bed, String topic) {
        return TopicReader.byKey(bed.reader(topic).all());
    }

    private static TestBed bed(String name) {
        return new TestBed(broker.bootstrapServers(), name, folder)
                .set("input.mode", "regression")
                .set("snapshot.interval.events", "7")
                .set("topics.partitions", "2");
    }

    private static void feed(TestBed bed, int from, int to) {
        List<ProducerRecord<byte[], byte[]>> records = new ArrayList<>();
        for (int step = from; step < to; step++) {
            for (int series = 0; series < SERIES; series++) {
                double x = Math.sin(step * (series + 1));
                records.add(record(bed, step, series, "{\"id\":\"o" + step + "\",\"x\":[" + x + ",1]}"));
                if (step >= DELAY) {
                    double late = 3 + 2 * Math.sin((step - DELAY) * (series + 1));
                    records.add(
                            record(bed, step, series, "{\"id\":\"o" + (step - DELAY) + "\",\"label\":" + late + "}"));
                }
            }
        }
        bed.send(records);
    }

    private static ProducerRecord<byte[], byte[]> record(TestBed bed, int step, int series, String json) {
        return new ProducerRecord<>(
                bed.observations(), null, START + 1000L * step, TestBed.bytes("series-" + series), TestBed.bytes(json));
    }
}

package io.spindrift.broker;

import static org.assertj.core.api.Assertions.assertThat;

import io.spindrift.runtime.Application;
import io.spindrift.waiting.Waiting;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * A local store that returns after the changelog has dropped the tombstones of series that ended meanwhile. The store
 * still has these series, and nothing in the changelog deletes them.
 */
@Tag("broker")
class OldStoreBrokerTest {
    private static final long START = 1_700_000_000_000L;
    private static final String RETENTION = "delete.retention.ms";
    private static final String SHORT = "1000";

    @TempDir
    private static Path folder;

    @RegisterExtension
    static final ClassBroker broker = new ClassBroker(Map.of("log.cleaner.backoff.ms", "200"));

    @ParameterizedTest
    @CsvSource({"topic.delete.retention.ms, false", "broker, false", "broker, true"})
    void shouldNotBringASeriesBack_whenItsTombstonesAreGone(String retentionSetBy, boolean transactional) {
        String name = "old-" + retentionSetBy + "-" + transactional;
        try (TestBed bed = bed(name).set("stores.transactional", Boolean.toString(transactional));
                TestBed calm = bed("calm-" + name)) {
            bed.set("topic.segment.ms", "500").set("topic.min.cleanable.dirty.ratio", "0.01");
            boolean byBroker = retentionSetBy.equals("broker");
            bed.set("topic." + RETENTION, byBroker ? null : SHORT);
            TopicReader forecasts = learn(bed, "old");
            if (byBroker) {
                bed.configure(bed.topic("models-changelog"), RETENTION, SHORT);
            }
            end(bed, "other");
            feed(bed, "restarted", 20, 25);
            forecasts.awaitOf("restarted", 25);
            bed.stop();

            Application returned = start(bed, "old");
            assertThat(returned.queries().view("ended", 0)).isEmpty();
            assertThat(returned.queries().view("continued", 0)).isPresent();
            feed(bed, "restarted", 25, 30);
            List<ConsumerRecord<byte[], byte[]>> received = forecasts.awaitOf("restarted", 30);
            assertThat(TopicReader.byKey(received)).isEqualTo(TopicReader.byKey(ofOneInstance(calm)));
        }
    }

    private static TopicReader learn(TestBed bed, String state) {
        start(bed, state);
        TopicReader forecasts = bed.reader("forecasts");
        List.of("continued", "ended", "restarted").forEach(series -> feed(bed, series, 0, 20));
        forecasts.await(60);
        bed.stop();
        return forecasts;
    }

    /** Deletes two series by another instance, and returns when the changelog has neither them nor their tombstones. */
    private static void end(TestBed bed, String state) {
        start(bed, state);
        Commands.run(bed, "delete", "--series", "ended");
        Commands.run(bed, "delete", "--series", "restarted");
        int[] sent = {20};
        Waiting.until("a changelog without the ended series")
                .pollInterval(Duration.ofMillis(600))
                .until(() -> {
                    // A segment is closed, and so compacted, only when a later record arrives.
                    feed(bed, "continued", sent[0], ++sent[0]);
                    return changelogLacks(bed, "ended") && changelogLacks(bed, "restarted");
                });
    }

    private static boolean changelogLacks(TestBed bed, String series) {
        try (TopicReader changelog = new TopicReader(broker.bootstrapServers(), bed.topic("models-changelog"))) {
            return changelog.all().stream()
                    .noneMatch(record -> TopicReader.text(record.key()).contains(series));
        }
    }

    private static List<ConsumerRecord<byte[], byte[]>> ofOneInstance(TestBed bed) {
        bed.start();
        feed(bed, "restarted", 0, 20);
        Commands.run(bed, "delete", "--series", "restarted");
        feed(bed, "restarted", 20, 30);
        return bed.reader("forecasts").await(30);
    }

    private static Application start(TestBed bed, String state) {
        return bed.set("state.dir", folder.resolve(bed.topic(state)).toString()).start();
    }

    private static TestBed bed(String name) {
        return new TestBed(broker.bootstrapServers(), name, folder)
                .set("series.lags", "3")
                .set("snapshot.interval.events", "50")
                .set("close.leave.group", "true");
    }

    private static void feed(TestBed bed, String series, int from, int to) {
        List<ProducerRecord<byte[], byte[]>> records = IntStream.range(from, to)
                .mapToObj(i -> new ProducerRecord<>(
                        bed.observations(),
                        null,
                        START + 1000L * i,
                        TestBed.bytes(series),
                        TestBed.bytes("{\"value\":" + i * 7 % 10 + "}")))
                .toList();
        bed.send(records);
    }
}

package io.spindrift.broker;

import static org.assertj.core.api.Assertions.assertThat;

import io.spindrift.process.Processes;
import io.spindrift.runtime.Application;
import io.spindrift.waiting.Waiting;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * A restart after kill -9 with a partition of few series and one record per second. An hour of records is produced
 * quickly, with a transaction for each. Then records come once per second.
 */
@Tag("long")
class QuietPartitionTest {
    private static final int HOUR = 3600;
    private static final long START = System.currentTimeMillis() - HOUR * 1000L;
    private static final List<String> SERIES = List.of("a", "b", "c");
    private static final int K = 50;
    /** Header, chunk of the snapshot, tombstone of the chunk before, and slots. The partition has one more record. */
    private static final int RECORDS_PER_SERIES = 3 + K;

    private static final int LIVE_MAX = SERIES.size() * RECORDS_PER_SERIES + 1;
    /** Twice max.compaction.lag.ms of the changelog, and ten seconds for a busy machine, at one record per second. */
    private static final int TAIL_MAX = 30;

    @TempDir
    private static Path folder;

    @RegisterExtension
    static final ClassBroker broker = new ClassBroker(Map.of("log.cleaner.backoff.ms", "200"));

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void shouldRestoreWhatTheModelsNeed_notTheHour(boolean transactional) throws IOException {
        try (Processes processes = new Processes(folder);
                TestBed bed = bed("quiet-" + transactional)
                        .set("stores.transactional", Boolean.toString(transactional))
                        .set("topic.max.compaction.lag.ms", "10000")
                        .createTopics()) {
            Process process = processes.startApplication("quiet-" + transactional, bed.properties());
            TopicReader forecasts = bed.reader("forecasts");
            feed(bed, 0, HOUR);
            forecasts.await(HOUR);
            int[] sent = {HOUR};
            Waiting.until("a compacted changelog")
                    .pollInterval(Duration.ofSeconds(1))
                    .until(() -> {
                        feed(bed, sent[0], ++sent[0]);
                        return changelog(bed).size() <= LIVE_MAX + TAIL_MAX;
                    });
            forecasts.await(sent[0]);
            process.destroyForcibly().onExit().join();
            List<ConsumerRecord<byte[], byte[]>> changelog = changelog(bed);

            Application restarted = bed.start();
            feed(bed, sent[0], sent[0] + 1);
            assertThat(forecasts.await(sent[0] + 1)).hasSize(sent[0] + 1);
            assertThat(restored(restarted, "records"))
                    .isEqualTo(changelog.size())
                    .isBetween(0.0 + SERIES.size(), 0.0 + LIVE_MAX + TAIL_MAX);
            assertThat(restored(restarted, "bytes"))
                    .isLessThan(2.0 * bytes(latest(changelog).values()));
        }
    }

    /** Returns a total of the restore consumer: {@code records} or {@code bytes}. */
    private static double restored(Application application, String unit) {
        return application.metrics().entrySet().stream()
                .filter(metric -> metric.getKey().name().equals(unit + "-consumed-total"))
                .filter(metric ->
                        metric.getKey().tags().getOrDefault("client-id", "").endsWith("restore-consumer"))
                .filter(metric -> !metric.getKey().tags().containsKey("topic"))
                .mapToDouble(metric -> (Double) metric.getValue().metricValue())
                .sum();
    }

    private static List<ConsumerRecord<byte[], byte[]>> changelog(TestBed bed) {
        try (TopicReader reader = new TopicReader(broker.bootstrapServers(), bed.topic("models-changelog"))) {
            return reader.all();
        }
    }

    private static Map<ByteBuffer, ConsumerRecord<byte[], byte[]>> latest(
            List<ConsumerRecord<byte[], byte[]>> changelog) {
        Map<ByteBuffer, ConsumerRecord<byte[], byte[]>> latest = new HashMap<>();
        changelog.forEach(record -> latest.put(ByteBuffer.wrap(record.key()), record));
        return latest;
    }

    private static long bytes(Iterable<ConsumerRecord<byte[], byte[]>> records) {
        long bytes = 0;
        for (ConsumerRecord<byte[], byte[]> record : records) {
            bytes += record.serializedKeySize() + Math.max(0, record.serializedValueSize());
        }
        return bytes;
    }

    private static TestBed bed(String name) {
        return new TestBed(broker.bootstrapServers(), name, folder)
                .set("series.lags", "3")
                .set("group.instance.id", "one")
                .set("snapshot.interval.events", Integer.toString(K))
                .set("commit.interval.ms", "1")
                .set("max.poll.records", "1");
    }

    private static void feed(TestBed bed, int from, int to) {
        List<ProducerRecord<byte[], byte[]>> records = IntStream.range(from, to)
                .mapToObj(i -> new ProducerRecord<>(
                        bed.observations(),
                        null,
                        START + 1000L * i,
                        TestBed.bytes(SERIES.get(i % SERIES.size())),
                        TestBed.bytes("{\"value\":" + i * 7 % 10 + "}")))
                .toList();
        bed.send(records);
    }
}

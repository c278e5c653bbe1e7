package io.spindrift.bench.state;

import io.spindrift.process.Processes;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/**
 * How long forecasts are missing after an instance was killed with -9, with 1,000 series of about 60 KB: when it is started
 * again, and when another takes over. Processes of their own, one partition, a probe every 50 ms.
 */
public final class RestartBench implements AutoCloseable {
    private static final int SERIES = 1000;
    private static final int RECORDS = 40;
    private static final int ROUNDS = 3;

    private final Path folder;
    private final Processes processes;
    private final String servers;
    private final KafkaProducer<byte[], byte[]> producer;
    private final KafkaConsumer<byte[], byte[]> consumer;
    private long sent;
    private long received;

    private RestartBench() throws Exception {
        folder = Files.createTempDirectory("spindrift-restart-");
        processes = new Processes(folder);
        servers = processes.startBroker();
        producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", servers), new ByteArraySerializer(), new ByteArraySerializer());
        consumer = new KafkaConsumer<>(
                Map.of("bootstrap.servers", servers, "isolation.level", "read_committed"),
                new ByteArrayDeserializer(),
                new ByteArrayDeserializer());
    }

    /** Measures both, and prints the results. */
    public static void run() throws Exception {
        try (RestartBench bench = new RestartBench()) {
            bench.measure();
        }
    }

    private void measure() throws Exception {
        Process instance = start("one");
        TopicPartition forecasts = new TopicPartition("forecasts", 0);
        while (consumer.listTopics().get("forecasts") == null) {
            Thread.sleep(50);
        }
        consumer.assign(List.of(forecasts));
        consumer.seekToBeginning(List.of(forecasts));
        for (int i = 0; i < RECORDS; i++) {
            for (int s = 0; s < SERIES; s++) {
                send(s);
            }
        }
        awaitAll();
        System.out.printf(
                Locale.ROOT, "%d series, %d records each, changelog %,d bytes on disk%n", SERIES, RECORDS, changelog());
        for (int round = 0; round < ROUNDS; round++) {
            instance.destroyForcibly().onExit().join();
            long killed = System.nanoTime();
            instance = start("one");
            System.out.printf(
                    Locale.ROOT,
                    "restart: forecasts again %.1f s after the start of the process%n",
                    awaitForecast(killed));
        }
        Process other = start("two");
        Thread.sleep(8000);
        instance.destroyForcibly().onExit().join();
        System.out.printf(
                Locale.ROOT,
                "takeover by another instance: forecasts again %.1f s after the kill (session.timeout.ms 6000, then the "
                        + "dead one's transaction, 10 s by default, and the restore)%n",
                awaitForecast(System.nanoTime()));
        other.destroy();
        other.onExit().join();
    }

    /** Seconds from the given time to the first forecast of a record that was sent since. */
    private double awaitForecast(long from) throws InterruptedException {
        awaitNothing();
        while (true) {
            send((int) (sent % SERIES));
            producer.flush();
            if (!consumer.poll(Duration.ofMillis(50)).isEmpty()) {
                double seconds = (System.nanoTime() - from) / 1e9;
                received = -1;
                drain();
                return seconds;
            }
        }
    }

    /** Waits for records that were committed before the kill and not read yet. */
    private void awaitNothing() {
        consumer.poll(Duration.ofMillis(20));
    }

    private void drain() {
        while (!consumer.poll(Duration.ofMillis(1500)).isEmpty()) {
            received++;
        }
    }

    private void awaitAll() {
        producer.flush();
        while (received < sent) {
            received += consumer.poll(Duration.ofMillis(100)).count();
        }
    }

    private void send(int series) {
        byte[] key = ("series-" + series).getBytes(StandardCharsets.US_ASCII);
        byte[] value = ("{\"value\":" + (sent * 7919 % 1000) / 10.0 + "}").getBytes(StandardCharsets.US_ASCII);
        producer.send(new ProducerRecord<>("observations", 0, key, value));
        sent++;
    }

    private Process start(String name) throws Exception {
        Map<String, String> settings = new HashMap<>(Map.of(
                "bootstrap.servers", servers,
                "application.id", "restart",
                "topics.create", "true",
                "topics.partitions", "1",
                "replication.factor", "1",
                "group.instance.id", name,
                "session.timeout.ms", "6000",
                "state.dir", folder.resolve(name).toString()));
        // About 60 KB per series.
        settings.putAll(Map.of(
                "model",
                "pf-block",
                "model.units",
                "3",
                "pf.particles",
                "4",
                "series.lags",
                "8",
                "snapshot.interval.events",
                "20"));
        return processes.startApplication(name, settings);
    }

    private long changelog() throws Exception {
        try (Stream<Path> files = Files.walk(processes.brokerFolder().resolve("restart-models-changelog-0"))) {
            return files.filter(file -> file.toString().endsWith(".log"))
                    .mapToLong(file -> file.toFile().length())
                    .sum();
        }
    }

    @Override
    public void close() {
        producer.close();
        consumer.close();
        processes.close();
    }
}

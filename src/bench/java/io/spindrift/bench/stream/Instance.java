package io.spindrift.bench.stream;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/** An application of some version in a process of its own, on topics of its own, and the traffic through it. */
final class Instance implements AutoCloseable {
    private static final int PARTITIONS = 4;
    private static final String DEAD_LETTERS = "dead-letters";
    private static final Map<String, String> DEAD_LETTERS_FIT = Map.of("max.message.bytes", "2097152");
    private static final String HEAP = "-Xmx4g";

    private final String servers;
    private final String name;
    private final Process process;
    private final Path log;
    private final Traffic traffic;

    private Instance(String servers, String name, Process process, Path log, int series) {
        this.servers = servers;
        this.name = name;
        this.process = process;
        this.log = log;
        traffic = new Traffic(servers, name + "-observations", name + "-forecasts", PARTITIONS, new Workload(series));
    }

    /**
     * Starts it.
     *
     * @param build the folder of the version
     * @param alarms whether this version knows alarms
     * @param folder of its state, log and settings
     */
    static Instance start(
            Path build, boolean alarms, String model, String horizons, String servers, int series, Path folder)
            throws IOException {
        Files.createDirectories(folder);
        String name = "bench-" + folder.getFileName();
        Map<String, String> settings = new TreeMap<>(Map.of(
                "bootstrap.servers",
                servers,
                "application.id",
                name,
                "model",
                model,
                "series.horizons",
                horizons,
                "state.dir",
                folder.resolve("state").toString(),
                "models.cache.max.bytes",
                "2600000000",
                "http.port",
                "0",
                "replication.factor",
                "1"));
        List<String> topics = new ArrayList<>(List.of("observations", "forecasts", "scores", DEAD_LETTERS));
        if (alarms) {
            topics.add("alerts");
        }
        topics.forEach(topic -> settings.put(topic.replace('-', '.') + ".topic", name + "-" + topic));
        create(servers, topics.stream().map(topic -> name + "-" + topic).toList());
        Path file = folder.resolve("app.properties");
        Properties properties = new Properties();
        properties.putAll(settings);
        try (var writer = Files.newBufferedWriter(file)) {
            properties.store(writer, null);
        }
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        String jar = build.resolve("target").resolve("spindrift.jar").toString();
        Path log = folder.resolve("log");
        Process process = new ProcessBuilder(java, HEAP, "-jar", jar, "run", "--config", file.toString())
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        return new Instance(servers, name, process, log, series);
    }

    private static void create(String servers, List<String> topics) {
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", servers))) {
            admin.createTopics(topics.stream()
                            .map(topic -> new NewTopic(topic, PARTITIONS, (short) 1)
                                    .configs(topic.endsWith(DEAD_LETTERS) ? DEAD_LETTERS_FIT : Map.of()))
                            .toList())
                    .all()
                    .get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (ExecutionException e) {
            throw new IllegalStateException("the topics cannot be created", e);
        }
    }

    /** Sends records as fast as they are taken; returns how many were taken per second. */
    double flood(long records) throws InterruptedException {
        if (!process.isAlive()) {
            throw new IllegalStateException(
                    name + ": expected an application that runs, got one that has ended, whose log is " + log);
        }
        long begun = System.nanoTime();
        traffic.flood(records);
        return records / ((System.nanoTime() - begun) / 1e9);
    }

    /** The bytes of keys and values in its changelogs so far. */
    long changelogBytes() {
        Map<String, Object> settings = Map.of(
                "bootstrap.servers",
                servers,
                "isolation.level",
                "read_committed",
                "key.deserializer",
                ByteArrayDeserializer.class,
                "value.deserializer",
                ByteArrayDeserializer.class);
        try (KafkaConsumer<byte[], byte[]> consumer = new KafkaConsumer<>(settings)) {
            List<TopicPartition> partitions = consumer.listTopics().keySet().stream()
                    .filter(topic -> topic.startsWith(name + "-") && topic.endsWith("-changelog"))
                    .flatMap(topic -> IntStream.range(0, PARTITIONS).mapToObj(each -> new TopicPartition(topic, each)))
                    .collect(Collectors.toList());
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
            long bytes = 0;
            while (partitions.stream().anyMatch(each -> consumer.position(each) < ends.get(each))) {
                for (ConsumerRecord<byte[], byte[]> record : consumer.poll(Duration.ofMillis(200))) {
                    bytes += record.serializedKeySize() + Math.max(0, record.serializedValueSize());
                }
            }
            return bytes;
        }
    }

    @Override
    public void close() {
        traffic.close();
        process.destroy();
        process.onExit().join();
    }
}

package io.spindrift.bench.state;

import io.spindrift.process.Folders;
import io.spindrift.process.FreePorts;
import io.spindrift.process.Processes;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/**
 * How long a restart after kill -9 takes with a large store, and how much of the changelog it restores, with transactional
 * stores and without. One instance in a process of its own, one broker, one partition. The store is filled by series of
 * about 60 KB, one record each, whose whole states are written.
 */
@Command(
        name = "restart-large",
        description = "A restart after kill -9 with a large store, with and without transactional stores.",
        mixinStandardHelpOptions = true)
public final class LargeRestartBench implements Callable<Integer> {
    private static final TopicPartition FORECASTS = new TopicPartition("forecasts", 0);
    private static final Pattern RESTORED =
            Pattern.compile("restored the store models of partition 0: ([0-9]+) records");
    private static final Pattern FETCHED = Pattern.compile(
            "^kafka_consumer_fetch_manager_bytes_consumed_total\\{[^}]*restore-consumer[^}]*} ([0-9.E+]+)",
            Pattern.MULTILINE);
    /** Series that are sent first, to learn how many bytes one takes. */
    private static final int SAMPLE = 500;

    /** Records after each start that are forecast and committed, and then some whose transaction is open at the kill. */
    private static final int COMMITTED = 700;

    private static final int OPEN = 20;

    @Option(names = "--gigabytes", defaultValue = "5", description = "Size of the store. Default: ${DEFAULT-VALUE}.")
    private double gigabytes;

    @Option(
            names = "--rounds",
            defaultValue = "3",
            description = "Kills for each kind of stores. Default: ${DEFAULT-VALUE}.")
    private int rounds;

    private Path folder;
    private Processes processes;
    private String servers;
    private KafkaProducer<byte[], byte[]> producer;
    private KafkaConsumer<byte[], byte[]> consumer;
    private int series;
    private long sent;
    private long received;

    /** One instance that runs. */
    private record Instance(String name, Process process, int port) {}

    @Override
    public Integer call() throws Exception {
        folder = Files.createTempDirectory("spindrift-restart-");
        try (Processes all = new Processes(folder)) {
            processes = all;
            servers = processes.startBroker();
            try (KafkaProducer<byte[], byte[]> sender = new KafkaProducer<>(
                            Map.of("bootstrap.servers", servers),
                            new ByteArraySerializer(),
                            new ByteArraySerializer());
                    KafkaConsumer<byte[], byte[]> reader = new KafkaConsumer<>(
                            Map.of("bootstrap.servers", servers, "isolation.level", "read_committed"),
                            new ByteArrayDeserializer(),
                            new ByteArrayDeserializer())) {
                producer = sender;
                consumer = reader;
                stop(fill());
                System.out.printf(
                        Locale.ROOT,
                        "%d series, store %.2f GB, changelog %.2f GB%n",
                        series,
                        bytes(folder.resolve("state"), ".sst") / 1e9,
                        bytes(changelog(), ".log") / 1e9);
                System.out.println("| transactional | round | first forecast, s | records restored | MB restored |");
                System.out.println("|---|---|---|---|---|");
                measure(true);
                measure(false);
            }
        } finally {
            Folders.delete(folder);
        }
        return 0;
    }

    private Instance fill() throws Exception {
        Instance instance = start("fill", true);
        while (consumer.listTopics().get(FORECASTS.topic()) == null) {
            Thread.sleep(50);
        }
        consumer.assign(List.of(FORECASTS));
        consumer.seekToBeginning(List.of(FORECASTS));
        grow(SAMPLE);
        awaitAll();
        grow((int) (gigabytes * 1e9 / bytes(changelog(), ".log") * SAMPLE) - SAMPLE);
        awaitAll();
        return instance;
    }

    private void grow(int more) {
        for (int i = 0; i < more; i++) {
            send(series++);
        }
    }

    /** Kills and starts an instance again and again. */
    private void measure(boolean transactional) throws Exception {
        String name = transactional ? "transactional" : "wiped";
        Instance instance = start(name, transactional);
        for (int round = 1; round <= rounds; round++) {
            resend(COMMITTED);
            awaitAll();
            resend(OPEN);
            producer.flush();
            instance.process.destroyForcibly().onExit().join();
            drain();
            long begun = System.nanoTime();
            instance = start(name + "-" + round, transactional);
            awaitForecast();
            System.out.printf(
                    Locale.ROOT,
                    "| %s | %d | %.1f | %d | %.1f |%n",
                    transactional,
                    round,
                    (System.nanoTime() - begun) / 1e9,
                    restored(instance),
                    fetched(instance) / 1e6);
        }
        stop(instance);
    }

    private void resend(int count) {
        for (int i = 0; i < count; i++) {
            send((int) (sent * 7919 % series));
        }
    }

    private void send(int of) {
        byte[] key = ("series-" + of).getBytes(StandardCharsets.US_ASCII);
        byte[] value = ("{\"value\":" + (sent * 7919 % 1000) / 10.0 + "}").getBytes(StandardCharsets.US_ASCII);
        producer.send(new ProducerRecord<>("observations", 0, key, value));
        sent++;
    }

    private void awaitAll() {
        producer.flush();
        while (received < sent) {
            received += consumer.poll(Duration.ofMillis(100)).count();
        }
    }

    /** Reads the forecasts that were committed before the kill. */
    private void drain() {
        int read;
        do {
            read = consumer.poll(Duration.ofMillis(500)).count();
            received += read;
        } while (read > 0);
    }

    /** Waits for a forecast of an observation that is not forecast yet. */
    private void awaitForecast() {
        resend(1);
        producer.flush();
        int read;
        do {
            read = consumer.poll(Duration.ofMillis(20)).count();
            received += read;
        } while (read == 0);
    }

    private Instance start(String name, boolean transactional) throws IOException {
        int port = FreePorts.next();
        Map<String, String> settings = new HashMap<>(Map.of(
                "bootstrap.servers",
                servers,
                "application.id",
                "restart",
                "topics.create",
                "true",
                "topics.partitions",
                "1",
                "replication.factor",
                "1",
                "group.instance.id",
                "one",
                "stores.transactional",
                Boolean.toString(transactional),
                "models.cache.max.bytes",
                Integer.toString(32 << 20),
                "http.port",
                Integer.toString(port),
                "state.dir",
                folder.resolve("state").toString()));
        // About 60 KB per series, all of it written with each event.
        settings.putAll(Map.of(
                "model", "pf-block",
                "model.units", "3",
                "pf.particles", "4",
                "series.lags", "8",
                "snapshot.interval.events", "1"));
        return new Instance(name, processes.startApplication(name, settings), port);
    }

    private static void stop(Instance instance) {
        instance.process.destroy();
        instance.process.onExit().join();
    }

    private int restored(Instance instance) {
        Matcher matcher = RESTORED.matcher(processes.log(instance.name));
        return matcher.find() ? Integer.parseInt(matcher.group(1)) : 0;
    }

    /** Bytes that the restore consumer has fetched; its metrics reach the page of metrics within seconds. */
    private static double fetched(Instance instance) throws IOException, InterruptedException {
        Thread.sleep(6000);
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://localhost:" + instance.port + "/metrics"))
                .build();
        String page = HttpClient.newHttpClient()
                .send(request, HttpResponse.BodyHandlers.ofString())
                .body();
        return FETCHED.matcher(page)
                .results()
                .mapToDouble(line -> Double.parseDouble(line.group(1)))
                .max()
                .orElse(0);
    }

    private Path changelog() {
        return processes.brokerFolder().resolve("restart-models-changelog-0");
    }

    private static long bytes(Path folder, String ending) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(file -> file.toString().endsWith(ending))
                    .mapToLong(file -> file.toFile().length())
                    .sum();
        }
    }
}

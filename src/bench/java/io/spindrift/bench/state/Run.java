package io.spindrift.bench.state;

import io.spindrift.store.StoreOperation;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.TimeUnit;
import java.util.function.IntSupplier;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.Metric;
import org.apache.kafka.common.MetricName;
import org.apache.kafka.streams.CloseOptions;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.StreamsConfig;

/** One design under one load, on topics and an application of its own. */
final class Run {
    private static final long MEMORY = 2L << 30;
    private static final long MAX_UNDERWAY = 30_000;
    private static final long UNDERWAY_BYTES = 150_000_000;
    private static final double NANOS_A_MICRO = 1e3;

    private final String servers;
    private final Path folder;
    private final Plan plan;
    private final String name;
    private final Counters counters = new Counters();
    private final SyntheticTopology topology;

    /**
     * The plan of a run.
     *
     * @param design how models are kept
     * @param load how records are sent
     * @param stateBytes of a series
     * @param series number of series
     * @param k snapshot interval; 0 to choose it by size
     * @param seconds of measuring
     * @param memoryBytes of the cache; 0 for no limit
     * @param order of the series of consecutive records
     * @param restart whether restore and replay are measured afterwards
     */
    record Plan(
            Design design,
            Load load,
            int stateBytes,
            int series,
            int k,
            double seconds,
            long memoryBytes,
            IntSupplier order,
            boolean restart) {}

    Run(String servers, Path folder, Plan plan, int number) {
        this.servers = servers;
        this.folder = folder;
        this.plan = plan;
        name = "run-" + number;
        topology = new SyntheticTopology(
                plan.design,
                plan.stateBytes,
                plan.k,
                plan.memoryBytes == 0 ? MEMORY : plan.memoryBytes,
                name + "-in",
                name + "-out",
                counters);
    }

    Row run() throws Exception {
        createTopics();
        Row row;
        try (Traffic traffic = new Traffic(servers, name + "-in", name + "-out", underwayMax())) {
            KafkaStreams streams = start();
            try {
                row = measure(traffic, streams);
            } finally {
                close(streams);
            }
            return plan.restart && plan.design != Design.NONE ? restarted(traffic, row) : row;
        } finally {
            delete(folder.resolve(name));
            try (Admin admin = Admin.create(Map.of("bootstrap.servers", servers))) {
                admin.deleteTopics(admin.listTopics().names().get().stream()
                                .filter(topic -> topic.startsWith(name + "-"))
                                .toList())
                        .all()
                        .get();
            }
        }
    }

    /** Measures the removal of the series of a journal: its slots and chunks, each with a record of its own. */
    String dropped() throws Exception {
        createTopics();
        try (Traffic traffic = new Traffic(servers, name + "-in", name + "-out", underwayMax())) {
            KafkaStreams streams = start();
            try {
                traffic.send(Load.FLOOD, plan.series * (long) kInForce(), Long.MAX_VALUE, plan.order);
                traffic.drain();
                Thread.sleep(500);
                double before = changelogBytes(streams);
                long begun = System.nanoTime();
                traffic.drop(plan.series);
                double micros = (System.nanoTime() - begun) / NANOS_A_MICRO / plan.series;
                Thread.sleep(500);
                return String.format(
                        Locale.ROOT,
                        "dropping a series of %,d bytes, K = %d: %.0f bytes of changelog, %.0f us, commit included%n",
                        plan.stateBytes,
                        kInForce(),
                        (changelogBytes(streams) - before) / plan.series,
                        micros);
            } finally {
                close(streams);
            }
        }
    }

    private void createTopics() throws Exception {
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", servers))) {
            admin.createTopics(List.of(
                            new NewTopic(name + "-in", 1, (short) 1), new NewTopic(name + "-out", 1, (short) 1)))
                    .all()
                    .get();
        }
    }

    private Row measure(Traffic traffic, KafkaStreams streams) throws InterruptedException {
        traffic.once(plan.series);
        double warm = plan.load.perSecond() == 0 ? 0.3 * plan.seconds : 1;
        traffic.send(plan.load, Long.MAX_VALUE, nanos(warm), plan.order);
        if (plan.load.perSecond() > 0) {
            traffic.drain();
        }
        counters.coldNanos.clear();
        long snapshotsBefore = counters.count(StoreOperation.SNAPSHOTS);
        long rocksBefore = RocksCounters.writtenBytes();
        double changelogBefore = changelogBytes(streams);
        long receivedBefore = traffic.received();
        long begun = System.nanoTime();
        traffic.beginMeasuring();
        traffic.send(plan.load, Long.MAX_VALUE, nanos(plan.seconds), plan.order);
        double seconds = (System.nanoTime() - begun) / 1e9;
        long received = traffic.received() - receivedBefore;
        double p50Flood = plan.load.perSecond() == 0 ? received / seconds : 0;
        traffic.drain();
        long records = traffic.received() - receivedBefore;
        long snapshots = counters.count(StoreOperation.SNAPSHOTS) - snapshotsBefore;
        Long[] cold = counters.coldNanos.toArray(Long[]::new);
        return new Row(
                plan.design.name().toLowerCase(Locale.ROOT),
                plan.load.name(),
                plan.stateBytes,
                plan.series,
                plan.load.perSecond() == 0 ? p50Flood : records / seconds,
                traffic.latencyMillis(0.5),
                traffic.latencyMillis(0.99),
                (changelogBytes(streams) - changelogBefore) / records,
                (double) (RocksCounters.writtenBytes() - rocksBefore) / records,
                snapshots,
                plan.design == Design.JOURNAL ? kInForce() : 0,
                records,
                0,
                percentile(cold, 0.5),
                percentile(cold, 0.99),
                residentMegabytes());
    }

    /** The store is wiped, restored from the changelog, and each series' model loaded once. */
    private Row restarted(Traffic traffic, Row row) throws Exception {
        delete(folder.resolve(name));
        counters.coldNanos.clear();
        long begun = System.nanoTime();
        KafkaStreams streams = start();
        double restoreMs = (System.nanoTime() - begun) / 1e6;
        try {
            traffic.once(plan.series);
        } finally {
            close(streams);
        }
        Long[] cold = counters.coldNanos.toArray(Long[]::new);
        return row.restarted(restoreMs, percentile(cold, 0.5), percentile(cold, 0.99));
    }

    private KafkaStreams start() throws InterruptedException {
        Properties properties = new Properties();
        Map<String, Object> settings = new HashMap<>();
        settings.put(StreamsConfig.APPLICATION_ID_CONFIG, name);
        settings.put(StreamsConfig.BOOTSTRAP_SERVERS_CONFIG, servers);
        settings.put(StreamsConfig.STATE_DIR_CONFIG, folder.resolve(name).toString());
        settings.put(StreamsConfig.PROCESSING_GUARANTEE_CONFIG, StreamsConfig.EXACTLY_ONCE_V2);
        settings.put(StreamsConfig.STATESTORE_CACHE_MAX_BYTES_CONFIG, plan.design == Design.CACHE ? 256L << 20 : 0L);
        settings.put(StreamsConfig.ROCKSDB_CONFIG_SETTER_CLASS_CONFIG, RocksCounters.class);
        settings.put("auto.offset.reset", "earliest");
        settings.put("producer.batch.size", 1 << 20);
        settings.put("producer.max.request.size", 4 << 20);
        settings.put("producer.buffer.memory", 128L << 20);
        settings.put("replication.factor", 1);
        properties.putAll(settings);
        KafkaStreams streams = new KafkaStreams(topology.topology(), properties);
        streams.start();
        while (streams.state() != KafkaStreams.State.RUNNING) {
            if (streams.state() == KafkaStreams.State.ERROR) {
                throw new IllegalStateException("the application of " + plan + " failed");
            }
            Thread.sleep(2);
        }
        return streams;
    }

    /** Leaves its group at once, so that the next one need not wait for its session to end. */
    private static void close(KafkaStreams streams) {
        streams.close(CloseOptions.timeout(Duration.ofSeconds(30))
                .withGroupMembershipOperation(CloseOptions.GroupMembershipOperation.LEAVE_GROUP));
    }

    /** More than a commit's worth, and not so much that a slow design works for minutes afterwards. */
    private long underwayMax() {
        boolean whole = plan.design == Design.WHOLE || plan.design == Design.CACHE;
        return whole ? Math.min(MAX_UNDERWAY, UNDERWAY_BYTES / plan.stateBytes) : MAX_UNDERWAY;
    }

    private int kInForce() {
        return plan.k > 0 ? plan.k : Math.max(16, Math.min(500, plan.stateBytes / 300));
    }

    /** As the producers of the application have sent them. */
    private double changelogBytes(KafkaStreams streams) {
        double bytes = 0;
        for (Map.Entry<MetricName, ? extends Metric> metric : streams.metrics().entrySet()) {
            MetricName id = metric.getKey();
            if (id.group().equals("producer-topic-metrics")
                    && id.name().equals("byte-total")
                    && id.tags().getOrDefault("topic", "").endsWith("-changelog")) {
                bytes += (Double) metric.getValue().metricValue();
            }
        }
        return bytes;
    }

    private static double percentile(Long[] nanos, double share) {
        Arrays.sort(nanos);
        return nanos.length == 0 ? 0 : nanos[(int) (share * (nanos.length - 1))] / NANOS_A_MICRO;
    }

    private static long nanos(double seconds) {
        return (long) (seconds * TimeUnit.SECONDS.toNanos(1));
    }

    /** Returns the resident memory of the whole process, from the kernel; 0 if it is not available. */
    private static long residentMegabytes() {
        try (Stream<String> lines = Files.lines(Path.of("/proc/self/status"))) {
            return lines.filter(line -> line.startsWith("VmRSS:"))
                    .mapToLong(line -> Long.parseLong(line.replaceAll("[^0-9]", "")) / 1024)
                    .findFirst()
                    .orElse(0);
        } catch (IOException e) {
            return 0;
        }
    }

    private static void delete(Path path) throws IOException {
        if (!Files.exists(path)) {
            return;
        }
        try (Stream<Path> all = Files.walk(path)) {
            for (Path each : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(each);
            }
        }
    }
}

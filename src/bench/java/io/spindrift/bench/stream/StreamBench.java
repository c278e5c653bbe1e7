package io.spindrift.bench.stream;

import io.spindrift.demo.EmbeddedBroker;
import io.spindrift.json.JsonText;
import io.spindrift.process.Processes;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.HdrHistogram.Histogram;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/**
 * The application from end to end, on an embedded broker and on three broker processes: records per second, latency, and the cost
 * of a record, divided into arithmetic, serialization and Kafka; compared with a stateless topology.
 */
@Command(
        name = "stream",
        description = "The stream from end to end: rates, latency, processor time.",
        mixinStandardHelpOptions = true)
public final class StreamBench implements Callable<Integer> {
    /** Its arithmetic takes a microsecond, so the overhead is not a small difference of large figures. */
    private static final String LIGHT = "rls";

    private static final int ROUNDS = 5;
    private static final int ROUNDS_QUICK = 3;
    private static final double MICROS_A_MILLI = 1e3;
    private static final double PACE = 0.4;
    private static final double MAX_PACE = 1000;

    @Option(
            names = "--quick",
            description = "The pairs, and 1,000 series on four partitions and one thread; five minutes.")
    private boolean quick;

    @Option(names = "--part", description = "One of: ${COMPLETION-CANDIDATES}; ALL if not given.")
    private Part part = Part.ALL;

    @Option(
            names = "--models",
            split = ",",
            description = "What learns, in the table: blend,blend-linear,pf if not given.")
    private List<String> models = List.of("blend", "blend-linear", "pf");

    @Option(
            names = "--beside",
            paramLabel = "MODEL",
            description = "Only the pair of this model and the stateless topology.")
    private String only;

    @Option(names = "--json", paramLabel = "FILE", description = "Write rows and ratios as JSON as well.")
    private Path json;

    private final List<Row> rows = new ArrayList<>();
    private final List<Ratio> ratios = new ArrayList<>();
    private Path folder;
    private int subjects;

    private enum Part {
        ALL,
        PAIRS,
        TABLE
    }

    /** The JSON document. */
    record Report(List<Row> rows, List<Ratio> ratios) {}

    @Override
    public Integer call() throws Exception {
        part = only == null ? part : Part.PAIRS;
        folder = Files.createTempDirectory("spindrift-bench-");
        try {
            try (EmbeddedBroker broker = EmbeddedBroker.start()) {
                Cluster cluster = new Cluster("embedded", broker.bootstrapServers(), 1);
                if (part != Part.TABLE) {
                    pairs(cluster);
                }
                if (part != Part.PAIRS) {
                    heading();
                    table(cluster);
                }
            }
            if (part != Part.PAIRS) {
                try (Processes processes = new Processes(folder)) {
                    table(new Cluster("three", processes.startThreeBrokers(), 3));
                }
            }
        } finally {
            delete(folder);
        }
        if (json != null) {
            JsonText.write(new Report(rows, ratios), json);
        }
        return 0;
    }

    private void pairs(Cluster cluster) throws Exception {
        Pairs pairs = new Pairs(cluster, folder, quick ? ROUNDS_QUICK : ROUNDS);
        if (only != null) {
            pairs.overArithmetic(only, Costs.of(only), take(2));
            return;
        }
        String beside = "stream-beside-arithmetic/stateless";
        for (String model : quick ? List.of(LIGHT, "blend-linear") : List.of(LIGHT, "blend-linear", "blend")) {
            String name = model.equals(LIGHT) ? beside : beside + " (" + model + ")";
            ratios.addAll(pairs.overArithmetic(model, Costs.of(model), take(2)).ratios(name));
        }
        ratios.add(new Ratio(
                "two-threads/one-thread", pairs.twoThreads("blend-linear", Costs.of("blend-linear"), take(2))));
    }

    private int take(int count) {
        int first = subjects + 1;
        subjects += count;
        return first;
    }

    private void table(Cluster cluster) throws Exception {
        for (String model : models) {
            for (Plan plan : plans(model, cluster)) {
                print(measure(cluster, plan));
            }
        }
    }

    private List<Plan> plans(String model, Cluster cluster) {
        if (quick) {
            return List.of(new Plan(model, 1000, 4, 1));
        }
        List<Plan> plans = new ArrayList<>();
        for (int series : new int[] {10, 1000, 10_000}) {
            plans.add(new Plan(model, series, 4, 1));
        }
        plans.add(new Plan(model, 1000, 4, 2));
        if (cluster.replicas() == 1) {
            plans.add(new Plan(model, 1000, 1, 1));
            plans.add(new Plan(model, 1000, 2, 1));
            plans.add(new Plan(model, 1000, 8, 1));
            plans.add(new Plan(model, 1000, 2, 2));
            plans.add(new Plan(model, 1000, 8, 2));
        }
        return plans;
    }

    private Row measure(Cluster cluster, Plan plan) throws Exception {
        Costs costs = Costs.of(plan.model());
        Flow flow;
        Histogram latency;
        double pace;
        try (Subject subject = new Subject(cluster, folder, plan, take(1))) {
            subject.flood(costs.warmUp(plan.series()));
            flow = subject.flood(2L * costs.records());
            pace = Math.min(MAX_PACE, PACE * flow.perSecond());
            latency = subject.paced(pace, quick ? 4 : 8);
        }
        WithoutKafka alone = new WithoutKafka(plan.model(), plan.series());
        alone.arithmeticMicros(Math.min(costs.warmUp(plan.series()), costs.warmUp(1000)));
        double arithmetic = alone.arithmeticMicros(costs.records());
        alone.serializationMicros(20_000);
        double serialization = alone.serializationMicros(20_000);
        return new Row(
                cluster.name(),
                plan.model(),
                plan.series(),
                plan.partitions(),
                plan.threads(),
                flow.perSecond(),
                pace,
                latency.getValueAtPercentile(50) / MICROS_A_MILLI,
                latency.getValueAtPercentile(99) / MICROS_A_MILLI,
                flow.streamMicros(),
                flow.applicationMicros(),
                flow.processMicros(),
                arithmetic,
                serialization,
                flow.applicationMicros() - arithmetic - serialization,
                flow.changelogBytes() / flow.records());
    }

    private static void heading() {
        System.out.printf(
                "%-9s %-7s %6s %5s %7s %9s %7s %7s %7s %9s %9s %9s %9s  %s%n",
                "cluster",
                "model",
                "series",
                "parts",
                "threads",
                "records/s",
                "pace/s",
                "p50 ms",
                "p99 ms",
                "stream us",
                "app us",
                "JVM us",
                "log bytes",
                "arithmetic, serialization, Kafka: us (share of app)");
    }

    private void print(Row row) {
        rows.add(row);
        double all = row.applicationMicros();
        System.out.printf(
                Locale.ROOT,
                "%-9s %-7s %6d %5d %7d %9.0f %7.0f %7.1f %7.1f %9.1f %9.1f %9.1f %9.0f  %.1f (%.0f %%), %.1f (%.0f %%), %.1f (%.0f %%)%n",
                row.cluster(),
                row.model(),
                row.series(),
                row.partitions(),
                row.threads(),
                row.recordsPerSecond(),
                row.pacedPerSecond(),
                row.p50Ms(),
                row.p99Ms(),
                row.streamMicros(),
                all,
                row.jvmMicros(),
                row.changelogBytes(),
                row.arithmeticMicros(),
                100 * row.arithmeticMicros() / all,
                row.serializationMicros(),
                100 * row.serializationMicros() / all,
                row.kafkaMicros(),
                100 * row.kafkaMicros() / all);
    }

    private static void delete(Path path) throws IOException {
        try (Stream<Path> all = Files.walk(path)) {
            for (Path each : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(each);
            }
        }
    }
}

package io.spindrift.soak;

import io.spindrift.json.JsonText;
import io.spindrift.process.Folders;
import io.spindrift.process.FreePorts;
import io.spindrift.process.NewTopics;
import io.spindrift.process.Processes;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import org.HdrHistogram.Histogram;
import org.apache.kafka.clients.admin.Admin;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/**
 * {@code make soak}: a steady load of 70 % of the maximum rate, over series that start and end; then, for a while,
 * twice the maximum rate. Resources must not grow, and every record must have its forecast.
 */
@Command(
        name = "soak",
        description = "A steady load, then an overload: memory and files must not grow, and no record may be lost.",
        mixinStandardHelpOptions = true,
        footer = {
            "",
            "Examples:",
            "  make soak ARGS=\"--minutes 60 --json soak.json\"",
            "",
            "See also: docs/reliability.md"
        })
public final class Soak implements Callable<Integer> {
    private static final int PARTITIONS = 4;
    private static final double SHARE = 0.7;
    private static final double OVERLOAD = 2;
    /** Number of records after which a series ends and a new one starts. */
    private static final int CHURN = 10;

    /** The environment that deploy/Dockerfile gives it. */
    private static final Map<String, String> IMAGE = Map.of("MALLOC_ARENA_MAX", "2");

    private static final int FLOODED = 30_000;
    private static final int FLOOD_PER_SECOND = 50_000;

    @Option(names = "--minutes", defaultValue = "30", description = "Duration of the steady load.")
    private double minutes;

    @Option(
            names = "--overload-seconds",
            defaultValue = "60",
            description = "For how long too much comes; 0 for not at all.")
    private double overloadSeconds;

    @Option(names = "--series", defaultValue = "10000", description = "How many series are alive at a time.")
    private int series;

    @Option(names = "--model", defaultValue = "blend-linear", description = "What learns.")
    private String model;

    @Option(
            names = "--rise",
            paramLabel = "PERCENT",
            defaultValue = "5",
            description = "How much a figure may rise at most, in percent of its median an hour.")
    private double rise;

    @Option(names = "--json", paramLabel = "FILE", description = "Write the results as JSON as well.")
    private Path json;

    /** Runs all of it. */
    @Override
    public Integer call() throws IOException, InterruptedException {
        Path folder = Files.createTempDirectory("spindrift-soak-");
        try (Processes processes = new Processes(folder)) {
            String servers = processes.startBroker();
            Map<String, String> settings = settings(servers, folder);
            NewTopics.create(settings);
            Process application = processes.startApplication("soak", IMAGE, List.of(), settings);
            try (Admin admin = Admin.create(Map.of("bootstrap.servers", servers));
                    Load load = new Load(
                            new Load.Way(servers, "soak-observations", "soak-forecasts", PARTITIONS), series, CHURN)) {
                Footprint footprint = new Footprint(new Footprint.Place(
                        application,
                        Integer.parseInt(settings.get("http.port")),
                        folder.resolve("state"),
                        admin,
                        "soak-models-changelog",
                        "soak-observations"));
                return run(load, footprint) ? 0 : 1;
            }
        } finally {
            Folders.delete(folder);
        }
    }

    private boolean run(Load load, Footprint footprint) throws IOException, InterruptedException {
        // New series are slower than known ones, so one generation of series passes before the measurement.
        load.send(FLOOD_PER_SECOND, CHURN * series / (double) FLOOD_PER_SECOND);
        load.drain();
        load.send(FLOOD_PER_SECOND, FLOODED / (double) FLOOD_PER_SECOND);
        double capacity = load.drain();
        System.out.printf(Locale.ROOT, "at most %,.0f records per second; now %,.0f%n", capacity, SHARE * capacity);
        load.latencies();

        Measured steady = new Measured(footprint, 60 * minutes);
        try (steady) {
            load.send(SHARE * capacity, 60 * minutes);
        }
        load.drain();
        Histogram latencies = load.latencies();
        System.out.printf(
                Locale.ROOT,
                "latency ms: p50 %.0f, p99 %.0f, p99.9 %.0f, at most %.0f%n",
                latencies.getValueAtPercentile(50) / 1e3,
                latencies.getValueAtPercentile(99) / 1e3,
                latencies.getValueAtPercentile(99.9) / 1e3,
                latencies.getMaxValue() / 1e3);
        List<Rise> rises = steady.rises(rise);
        rises.forEach(System.out::println);
        Overload overload = overloadSeconds == 0
                ? null
                : Overload.run(load, footprint, OVERLOAD * capacity, overloadSeconds, steady);
        if (overload != null) {
            System.out.println(overload);
        }
        long lost = load.sent() - load.received();
        System.out.printf(Locale.ROOT, "%,d records, %,d forecasts%n", load.sent(), load.received());
        if (json != null) {
            JsonText.write(
                    new Document(
                            capacity,
                            SHARE * capacity,
                            latencies.getValueAtPercentile(50) / 1e3,
                            latencies.getValueAtPercentile(99) / 1e3,
                            latencies.getValueAtPercentile(99.9) / 1e3,
                            lost,
                            rises,
                            steady.looks(),
                            overload),
                    json);
        }
        return lost == 0 && rises.stream().allMatch(Rise::flat) && (overload == null || overload.withstood());
    }

    /** The JSON document. */
    private record Document(
            double capacityPerSecond,
            double steadyPerSecond,
            double p50Ms,
            double p99Ms,
            double p999Ms,
            long lost,
            List<Rise> rises,
            List<Map<String, Double>> looks,
            Overload overload) {}

    private Map<String, String> settings(String servers, Path folder) throws IOException {
        Map<String, String> settings = new HashMap<>();
        settings.put("bootstrap.servers", servers);
        settings.put("application.id", "soak");
        settings.putAll(NewTopics.names("soak"));
        settings.put("topics.partitions", Integer.toString(PARTITIONS));
        settings.put("topics.retention.ms", "-1");
        settings.put("replication.factor", "1");
        settings.put("num.stream.threads", "2");
        settings.put("state.dir", folder.resolve("state").toString());
        settings.put("http.port", Integer.toString(FreePorts.next()));
        settings.put("model", model);
        settings.put("models.cache.max.bytes", "100000000");
        // By default a changelog keeps tombstones for a day, so half an hour would only show growth.
        settings.put("topic.delete.retention.ms", "60000");
        // A record is a millisecond: a series is dropped when it has been silent for as long as it lived.
        settings.put("series.ttl.ms", Integer.toString(CHURN * series));
        settings.put("series.max.per.partition", Integer.toString(series));
        return settings;
    }
}

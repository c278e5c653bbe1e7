package io.spindrift.soak;

import io.spindrift.json.JsonText;
import io.spindrift.memory.InstanceMemory;
import io.spindrift.process.Folders;
import io.spindrift.process.NewTopics;
import io.spindrift.process.Processes;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import org.apache.kafka.clients.admin.Admin;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/**
 * {@code make soak}: a steady load of 70 % of the maximum rate, over series that start and end; then, for a while,
 * twice the maximum rate. Resources must not grow nor exceed their budget, and every record must have its forecast.
 */
@Command(
        name = "soak",
        description = "A steady load, then an overload: memory and files must not grow, and no record may be lost.",
        mixinStandardHelpOptions = true,
        footer = {
            "",
            "Examples:",
            "  make soak ARGS=\"--minutes 60 --json soak.json\"",
            "  make soak ARGS=\"--minutes 30 --partitions 96 --series 20000 --rate 500 --malloc JEMALLOC\"",
            "",
            "See also: docs/reliability.md"
        })
public final class Soak implements Callable<Integer> {
    private static final double SHARE = 0.7;
    private static final double OVERLOAD = 2;
    private static final int FLOODED = 60_000;
    private static final int FLOOD_PER_SECOND = 50_000;
    private static final double MEGA = 1 << 20;

    @Option(names = "--minutes", defaultValue = "30", description = "Duration of the steady load.")
    private double minutes;

    @Option(
            names = "--rate",
            paramLabel = "RECORDS",
            description = "Records per second. Default: 70 %% of the highest rate.")
    private Double rate;

    @Option(
            names = "--overload-seconds",
            defaultValue = "60",
            description = "For how long too much comes; 0 for not at all.")
    private double overloadSeconds;

    @Option(
            names = "--rise",
            paramLabel = "PERCENT",
            defaultValue = "5",
            description = "How much a figure may rise at most, in percent of its median an hour.")
    private double rise;

    @Option(names = "--json", paramLabel = "FILE", description = "Write the results as JSON as well.")
    private Path json;

    @ArgGroup(validate = false, heading = "Instance:%n")
    private SoakedInstance instance = new SoakedInstance();

    /** Runs all of it. */
    @Override
    public Integer call() throws IOException, InterruptedException {
        Path folder = Files.createTempDirectory("spindrift-soak-");
        try (Processes processes = new Processes(folder)) {
            String servers = processes.startBroker();
            Map<String, String> settings = instance.settings(servers, folder);
            InstanceMemory memory = instance.memory(settings);
            System.out.println("budget: " + memory.text());
            NewTopics.create(settings);
            Process application = processes.startApplication(
                    "soak", instance.malloc().environment(), instance.flags(memory), settings);
            try (Admin admin = Admin.create(Map.of("bootstrap.servers", servers));
                    Load load = new Load(
                            new Load.Way(servers, "soak-observations", "soak-forecasts", instance.partitions()),
                            instance.series(),
                            instance.life())) {
                Footprint footprint = new Footprint(new Footprint.Place(
                        application,
                        processes.broker(),
                        Integer.parseInt(settings.get("http.port")),
                        folder.resolve("state"),
                        admin,
                        "soak-models-changelog",
                        "soak-observations"));
                double capacity = capacity(load);
                instance.malloc().requireIn(application);
                return run(load, footprint, capacity, memory.total() / MEGA) ? 0 : 1;
            }
        } finally {
            Folders.delete(folder);
        }
    }

    /** Returns the highest rate, in records per second. */
    private double capacity(Load load) throws InterruptedException {
        // New series are slower than known ones, so one generation of series passes before the measurement.
        load.send(FLOOD_PER_SECOND, instance.life() * instance.series() / (double) FLOOD_PER_SECOND);
        load.drain();
        load.send(FLOOD_PER_SECOND, FLOODED / (double) FLOOD_PER_SECOND);
        return load.drain();
    }

    private boolean run(Load load, Footprint footprint, double capacity, double budget)
            throws IOException, InterruptedException {
        double perSecond = rate == null ? SHARE * capacity : rate;
        System.out.printf(Locale.ROOT, "at most %,.0f records per second; now %,.0f%n", capacity, perSecond);
        double liveBefore = footprint.liveHeap();
        load.latencies();
        load.writes();

        Map<String, Double> delaysBefore = footprint.delays();
        Measured steady = new Measured(footprint, 60 * minutes);
        try (steady) {
            load.send(perSecond, 60 * minutes);
        }
        load.drain();
        Map<String, Double> delays = footprint.delays();
        Latency latency = load.latencies();
        Latency writes = load.writes();
        System.out.println("latency, due to committed forecast: " + latency);
        System.out.println("latency, due to written observation: " + writes);
        delays.replaceAll((name, value) -> value - delaysBefore.get(name));
        delays.forEach((name, value) -> System.out.printf(Locale.ROOT, "%-18s %,.0f%n", name, value));
        System.out.printf(
                Locale.ROOT,
                "live heap, after full collections: %.0f MB before, %.0f MB after%n",
                liveBefore,
                footprint.liveHeap());
        List<Rise> rises = steady.rises(rise);
        rises.forEach(System.out::println);
        double rss = steady.max(Footprint.RSS);
        System.out.printf(
                Locale.ROOT,
                "RSS at most %,.0f MB, budget %,.0f MB%s%n",
                rss,
                budget,
                rss > budget ? ": EXCEEDED" : "");
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
                            perSecond,
                            latency,
                            writes,
                            delays,
                            budget,
                            lost,
                            rises,
                            steady.looks(),
                            overload),
                    json);
        }
        return lost == 0
                && rss <= budget
                && rises.stream().allMatch(Rise::flat)
                && (overload == null || overload.withstood());
    }

    /** The JSON document. */
    private record Document(
            double capacityPerSecond,
            double steadyPerSecond,
            Latency latency,
            Latency writes,
            Map<String, Double> delays,
            double budgetMegabytes,
            long lost,
            List<Rise> rises,
            List<Map<String, Double>> looks,
            Overload overload) {}
}

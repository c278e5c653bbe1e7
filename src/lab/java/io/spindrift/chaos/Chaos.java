package io.spindrift.chaos;

import io.spindrift.chaos.fault.Kind;
import io.spindrift.chaos.site.Deployment;
import io.spindrift.chaos.site.Environment;
import io.spindrift.process.Folders;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.EnumSet;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/**
 * Faults, one after the other: {@code make chaos}. Half of the time on a feed of one topic, whose output is held byte for byte
 * against a calm run; half on two topics, of which each observation must be forecast once and each label learned once, in order.
 * Three brokers, two to four instances, each a process.
 */
@Command(
        name = "chaos",
        description = "Faults of twenty kinds, one after the other, on three brokers and two to four instances.",
        mixinStandardHelpOptions = true,
        footer = {
            "",
            "Examples:",
            "  make chaos ARGS=\"--minutes 20 --seed 7 --json chaos.json\"",
            "  make chaos ARGS=\"--minutes 5 --only KILL_COORDINATOR,FULL_DISK\"",
            "",
            "See also: docs/reliability.md"
        })
public final class Chaos implements Callable<Integer> {
    @Option(names = "--minutes", defaultValue = "20", description = "For how long faults come; checks take more.")
    private double minutes;

    @Option(names = "--seed", defaultValue = "1", description = "Of feeds and faults.")
    private long seed;

    @Option(names = "--rate", defaultValue = "100", description = "Records per second.")
    private double rate;

    @Option(
            names = "--only",
            paramLabel = "KIND",
            split = ",",
            description = "Only faults of these kinds: ${COMPLETION-CANDIDATES}.")
    private Set<Kind> only;

    @Option(names = "--json", paramLabel = "FILE", description = "Write what happened as JSON as well.")
    private Path json;

    @Option(names = "--keep", description = "Keep the folder with logs.")
    private boolean keep;

    /** Runs all of it. */
    @Override
    public Integer call() throws IOException, InterruptedException {
        Report report = new Report(seed);
        Path folder = Files.createTempDirectory("spindrift-chaos-");
        boolean good = false;
        try (Environment ground = new Environment(folder)) {
            run(ground, report, new Deployment.Plan("one-topic", false, rate, seed));
            run(ground, report, new Deployment.Plan("two-topics", true, rate, seed + 1));
            report.close(json);
            good = report.good();
        } finally {
            if (!good) {
                System.out.printf(
                        "again: make chaos ARGS=\"--minutes %s --seed %d --rate %s%s\"%n",
                        minutes, seed, rate, chosen());
            }
            if (keep || !good) {
                System.out.println("logs: " + folder);
            } else {
                Folders.delete(folder);
            }
        }
        return good ? 0 : 1;
    }

    private String chosen() {
        return only == null
                ? ""
                : " --only " + only.stream().map(Kind::name).sorted().collect(Collectors.joining(","));
    }

    private void run(Environment ground, Report report, Deployment.Plan plan) throws IOException, InterruptedException {
        Set<Kind> kinds = only == null ? EnumSet.allOf(Kind.class) : only;
        try (Deployment site = ground.site(plan)) {
            Duration time = Duration.ofMillis((long) (minutes * 30_000));
            new Trial(plan.name(), site, report).run(kinds, time, plan.seed(), !plan.labelsTopic());
        }
    }
}

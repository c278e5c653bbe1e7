package io.spindrift.chaos.crash;

import io.spindrift.chaos.check.CheckResult;
import io.spindrift.chaos.check.ExactlyOnceCheck;
import io.spindrift.chaos.check.Feed;
import io.spindrift.chaos.check.Output;
import io.spindrift.chaos.check.Outputs;
import io.spindrift.chaos.crash.CrashScenario.CrashResult;
import io.spindrift.chaos.crash.CrashScenario.FaultPlan;
import io.spindrift.chaos.site.Workload;
import io.spindrift.process.Folders;
import io.spindrift.process.Processes;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/**
 * Exactly once, while instances are killed: {@code make crash-test}. Three feeds, each by two instances that are killed with -9
 * at random moments: one topic with its labels, produced meanwhile; two topics filled before; two topics produced meanwhile with
 * equal times among them. Of all, each observation must be forecast once and each label learned once, in order; the first two
 * are also held byte for byte against a calm run.
 */
@Command(
        name = "crash-test",
        description = "Kills instances while they work, and compares their output with that of a calm run.",
        mixinStandardHelpOptions = true,
        footer = {"", "Examples:", "  make crash-test ARGS=\"--kills 10\"", "", "See also: docs/reliability.md"})
public final class Crash implements Callable<Integer> {
    private static final int SERIES = 200;
    /** As short as labels of a feed that come allow, so that observations expire whose labels don't. */
    private static final Duration LABEL_TIMEOUT = Duration.ofMinutes(1);
    /** How many records of the last feed in a row have the same time. */
    private static final int TOGETHER = 7;

    @Option(names = "--records", defaultValue = "40000", description = "Records of the first feed.")
    private int records;

    @Option(names = "--kills", defaultValue = "32", description = "Kills in the first feed; each other has a fifth.")
    private int kills;

    @Option(names = "--seed", defaultValue = "1", description = "Of feeds and kills.")
    private long seed;

    @Option(
            names = "--inside",
            paramLabel = "N",
            defaultValue = "10",
            description = "How many kills must fall inside processing at least.")
    private int insideMin;

    @Option(names = "--keep", description = "Keep the folder with logs and states.")
    private boolean keep;

    private final List<String> told = new ArrayList<>();
    private Processes processes;
    private Path folder;
    private int feeds;
    private int killed;
    private int inside;
    private long compared;
    private CheckResult found = CheckResult.FAULTLESS;

    /** Runs all of it. */
    @Override
    public Integer call() throws IOException, InterruptedException {
        folder = Files.createTempDirectory("spindrift-crash-");
        try (Processes all = new Processes(folder)) {
            processes = all;
            String servers = processes.startBroker();
            int fewer = Math.max(1, kills / 5);
            Workload one = new Workload("one-topic", false, LABEL_TIMEOUT, servers, 1);
            run(one, new FaultPlan(kills, 2, true, true), records, 1);
            Workload filled = new Workload("two-topics-filled", true, LABEL_TIMEOUT, servers, 1);
            run(filled, new FaultPlan(fewer, 0, false, false), records / 2, 1);
            Workload live = new Workload("two-topics-live", true, Workload.NO_TIMEOUT, servers, 1);
            run(live, new FaultPlan(fewer, 0, false, true), records / 5, TOGETHER);
        } finally {
            if (keep) {
                System.out.println("kept: " + folder);
            } else {
                Folders.delete(folder);
            }
        }
        told.forEach(System.out::println);
        System.out.printf(
                "kills %d, inside processing %d, outputs compared %d, lost %d, duplicated %d, different %d%n",
                killed, inside, compared, found.lost(), found.duplicated(), found.different());
        return found.faultless() && inside >= insideMin ? 0 : 1;
    }

    /** @param together how many records in a row have the same time; a calm run has the same outputs only if that is one */
    private void run(Workload workload, FaultPlan plan, int count, int together)
            throws IOException, InterruptedException {
        long own = seed + feeds++;
        Feed feed = new Feed(SERIES, together, own);
        CrashResult result = new CrashScenario(processes, folder, workload, feed, count).runWithKills(plan, own);
        killed += result.kills();
        inside += result.inside();
        System.out.printf(
                "%s: %d kills, %d of them inside processing%n", workload.name(), result.kills(), result.inside());
        Outputs outputs = workload.outputs(CrashScenario.RUN);
        found = found.plus(new ExactlyOnceCheck(result.fed(), told).check(outputs));
        Map<String, Output> calm =
                together == 1 ? workload.calm(processes, folder).byTopic() : Map.of();
        outputs.byTopic().forEach((topic, output) -> compare(topic, output, calm.get(topic)));
    }

    /** @param calm output of an undisturbed run, or null if there was none */
    private void compare(String topic, Output output, Output calm) {
        compared += output.count();
        if (calm == null) {
            System.out.printf("  %-12s %7d records%n", topic, output.count());
            return;
        }
        long differences = output.differences(calm, told);
        found = found.plus(new CheckResult(0, 0, differences));
        System.out.printf(
                "  %-12s %7d records, calm %7d, differences %d%n", topic, output.count(), calm.count(), differences);
    }
}

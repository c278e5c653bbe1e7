package io.spindrift.chaos.crash;

import io.spindrift.chaos.check.CheckResult;
import io.spindrift.chaos.check.ExactlyOnceCheck;
import io.spindrift.chaos.check.Output;
import io.spindrift.chaos.check.Outputs;
import io.spindrift.chaos.crash.CrashScenario.CrashResult;
import io.spindrift.chaos.crash.CrashScenario.FaultPlan;
import io.spindrift.chaos.feed.Feed;
import io.spindrift.chaos.feed.FeedChoice;
import io.spindrift.chaos.feed.RegressionFeed;
import io.spindrift.chaos.feed.RegressionFeed.Labels;
import io.spindrift.chaos.feed.SeriesFeed;
import io.spindrift.chaos.site.Workload;
import io.spindrift.event.RecordLayout;
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
 * Exactly once, while instances are killed: {@code make crash-test}. Two instances process each feed and are killed with -9 at random
 * moments. In series mode there are two feeds: one with a record for all horizons, produced meanwhile, and one with a record for each
 * horizon, produced before. In regression mode there are three: one topic with its labels, produced meanwhile; two topics filled
 * before; and two topics produced meanwhile, with equal times among them.
 *
 * <p>Each observation must be forecast once and each label learned once, in order. The output of all feeds but the last must be that of
 * a run without kills, byte for byte.
 */
@Command(
        name = "crash-test",
        description = "Kills instances while they work, and compares their output with that of a calm run.",
        mixinStandardHelpOptions = true,
        footer = {
            "",
            "Examples:",
            "  make crash-test ARGS=\"--feed series --kills 10\"",
            "",
            "See also: docs/reliability.md"
        })
public final class Crash implements Callable<Integer> {
    private static final int SERIES = 200;
    /** As short as labels of a feed that come allow, so that observations expire whose labels don't. */
    private static final Duration LABEL_TIMEOUT = Duration.ofMinutes(1);

    @Option(
            names = "--feed",
            paramLabel = "FEED",
            defaultValue = "both",
            description = "Which feeds: series, regression or both. Default: ${DEFAULT-VALUE}.")
    private FeedChoice feeds;

    @Option(
            names = "--records",
            defaultValue = "25000",
            description = "Records of the first feed of a mode. Default: ${DEFAULT-VALUE}.")
    private int records;

    @Option(
            names = "--kills",
            defaultValue = "20",
            description =
                    "Kills in the first feed of a mode; each other feed has a fifth of them. Default: ${DEFAULT-VALUE}.")
    private int kills;

    @Option(names = "--seed", defaultValue = "1", description = "Of feeds and kills.")
    private long seed;

    @Option(
            names = "--inside",
            paramLabel = "N",
            defaultValue = "10",
            description = "How many kills must fall inside processing at least.")
    private int insideMin;

    @Option(
            names = "--set",
            paramLabel = "NAME=VALUE",
            description = "A setting of the instances that are killed, such as stores.transactional=false.")
    private Map<String, String> set = Map.of();

    @Option(names = "--keep", description = "Keep the folder with logs and states.")
    private boolean keep;

    private final List<String> told = new ArrayList<>();
    private Processes processes;
    private Path folder;
    private int killed;
    private int inside;
    private long compared;
    private CheckResult found = CheckResult.FAULTLESS;

    private record Run(String name, Feed feed, FaultPlan plan, int records) {}

    /** Runs all of it. */
    @Override
    public Integer call() throws IOException, InterruptedException {
        folder = Files.createTempDirectory("spindrift-crash-");
        try (Processes all = new Processes(folder)) {
            processes = all;
            String servers = processes.startBroker();
            for (Run run : runs()) {
                run(run, servers);
            }
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

    private List<Run> runs() {
        FaultPlan many = new FaultPlan(kills, 2, true, true, seed);
        int fewer = Math.max(1, kills / 5);
        FaultPlan filled = new FaultPlan(fewer, 0, false, false, seed + 1);
        FaultPlan live = new FaultPlan(fewer, 0, false, true, seed + 2);
        List<Run> runs = new ArrayList<>();
        if (feeds.series()) {
            runs.add(new Run("series", new SeriesFeed(RecordLayout.PATH, seed), many, records));
            runs.add(new Run("series-rows", new SeriesFeed(RecordLayout.ROWS, seed + 1), filled, records / 4));
        }
        if (feeds.regression()) {
            Feed one = regression(Labels.ON_OBSERVATIONS_TOPIC, LABEL_TIMEOUT, seed);
            Feed two = regression(Labels.ON_FILLED_TOPIC, LABEL_TIMEOUT, seed + 1);
            Feed equalTimes = regression(Labels.ON_LIVE_TOPIC, RegressionFeed.NO_TIMEOUT, seed + 2);
            runs.add(new Run("one-topic", one, many, records));
            runs.add(new Run("two-topics-filled", two, filled, records / 2));
            runs.add(new Run("two-topics-live", equalTimes, live, records / 5));
        }
        return runs;
    }

    private static Feed regression(Labels labels, Duration timeout, long seed) {
        return new RegressionFeed(SERIES, labels, timeout, seed);
    }

    private void run(Run run, String servers) throws IOException, InterruptedException {
        Workload workload = new Workload(run.name, run.feed, servers, 1, set);
        CrashResult result = new CrashScenario(processes, folder, workload, run.records).runWithKills(run.plan);
        killed += result.kills();
        inside += result.inside();
        System.out.printf("%s: %d kills, %d of them inside processing%n", run.name, result.kills(), result.inside());
        Outputs outputs = workload.outputs(CrashScenario.RUN);
        found = found.plus(new ExactlyOnceCheck(result.fed(), told).check(outputs));
        Map<String, Output> calm =
                run.feed.ordered() ? workload.calm(processes, folder).byTopic() : Map.of();
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

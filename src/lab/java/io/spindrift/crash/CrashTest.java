package io.spindrift.crash;

import io.spindrift.process.Folders;
import io.spindrift.process.Processes;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/**
 * Exactly once, under fire: {@code make crash-test}. Three feeds, each by two instances that are killed with -9 at random
 * moments: one topic with its labels, produced meanwhile; two topics filled before; two topics produced meanwhile with equal
 * times among them. The first two are held byte for byte against a calm run; of the third, each observation must be forecast
 * once and each label learned once, in order.
 */
@Command(
        name = "crash-test",
        description = "Kills instances while they work, and compares what they publish with a calm run.",
        mixinStandardHelpOptions = true,
        footer = {"", "Examples:", "  make crash-test ARGS=\"--kills 10\"", "", "See also: docs/reliability.md"})
public final class CrashTest implements Callable<Integer> {
    private static final String[] TOPICS = {"forecasts", "scores", "dead-letters"};
    private static final int SERIES = 200;

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
    private int killed;
    private int inside;
    private long compared;
    private long differences;

    /** Runs all of it. */
    @Override
    public Integer call() throws Exception {
        Path folder = Files.createTempDirectory("spindrift-crash-");
        try (Processes processes = new Processes(folder)) {
            String servers = processes.startBroker();
            Contest one = new Contest(
                    processes, folder, servers, "one-topic", Feed.distinctTimes(records, SERIES, seed), false);
            survived("one topic, live", one.burn(new Contest.Ordeal(kills, 2, true, true), seed));
            compare(one);
            int fewer = Math.max(1, kills / 5);
            Contest filled = new Contest(
                    processes, folder, servers, "filled", Feed.distinctTimes(records / 2, SERIES, seed + 1), true);
            survived("two topics, filled before", filled.burn(new Contest.Ordeal(fewer, 0, false, false), seed + 1));
            compare(filled);
            List<Feed.Item> feed = Feed.equalTimes(records / 5, SERIES, seed + 2);
            Contest live = new Contest(processes, folder, servers, "live", feed, true);
            survived("two topics, live", live.burn(new Contest.Ordeal(fewer, 0, false, true), seed + 2));
            once(live, feed);
        } finally {
            if (keep) {
                System.out.println("kept: " + folder);
            } else {
                Folders.delete(folder);
            }
        }
        told.forEach(System.out::println);
        System.out.printf(
                "kills %d, inside processing %d, outputs compared %d, differences %d%n",
                killed, inside, compared, differences);
        return differences == 0 && inside >= insideMin ? 0 : 1;
    }

    private void survived(String what, Contest.Survived survived) {
        killed += survived.kills();
        inside += survived.inside();
        System.out.printf("%s: %d kills, %d of them inside processing%n", what, survived.kills(), survived.inside());
    }

    private void compare(Contest contest) throws Exception {
        contest.calm();
        for (String topic : TOPICS) {
            Output fire = contest.output("fire", topic);
            Output calm = contest.output("calm", topic);
            long different = fire.differences(calm, told);
            System.out.printf(
                    "  %-12s %7d records, calm %7d, differences %d%n", topic, fire.count(), calm.count(), different);
            if (calm.count() == 0) {
                throw new IllegalStateException(topic + ": expected records of the calm run, got none");
            }
            compared += calm.count();
            differences += different;
        }
    }

    private void once(Contest contest, List<Feed.Item> feed) throws IOException {
        Output forecasts = contest.output("fire", "forecasts");
        Output scores = contest.output("fire", "scores");
        long violations = new Once(told).violations(forecasts, scores, feed);
        System.out.printf(
                "  each once: %d forecasts, %d scores, violations %d%n", forecasts.count(), scores.count(), violations);
        compared += forecasts.count() + scores.count();
        differences += violations;
    }
}

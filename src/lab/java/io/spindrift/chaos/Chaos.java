package io.spindrift.chaos;

import io.spindrift.chaos.fault.Kind;
import io.spindrift.chaos.feed.Feed;
import io.spindrift.chaos.feed.FeedChoice;
import io.spindrift.chaos.feed.RegressionFeed;
import io.spindrift.chaos.feed.RegressionFeed.Labels;
import io.spindrift.chaos.feed.SeriesFeed;
import io.spindrift.chaos.site.Deployment;
import io.spindrift.chaos.site.Environment;
import io.spindrift.event.RecordLayout;
import io.spindrift.process.Folders;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/**
 * Faults, one after the other: {@code make chaos}. Each feed has the same share of the time: values of series with several horizons,
 * regression on one topic, and regression on two topics. The output of the first two must be that of a run without faults, byte for
 * byte. In all of them, each observation must be forecast once and each label learned once, in order. Three brokers, two to four
 * instances, each a process.
 */
@Command(
        name = "chaos",
        description = "Faults of 21 kinds, one after the other, on three brokers and two to four instances.",
        mixinStandardHelpOptions = true,
        footer = {
            "",
            "Examples:",
            "  make chaos ARGS=\"--minutes 20 --seed 7 --json chaos.json\"",
            "  make chaos ARGS=\"--feed series --minutes 5 --only KILL_COORDINATOR,FULL_DISK\"",
            "  make chaos ARGS=\"--minutes 3\" BROKERS=4.3.1",
            "",
            "See also: docs/reliability.md"
        })
public final class Chaos implements Callable<Integer> {
    private static final int SERIES = 100;
    private static final long MINUTE_MILLIS = 60_000;

    @Option(
            names = "--feed",
            paramLabel = "FEED",
            defaultValue = "both",
            description = "Which feeds: series, regression or both. Default: ${DEFAULT-VALUE}.")
    private FeedChoice feeds;

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

    @Option(
            names = "--set",
            paramLabel = "NAME=VALUE",
            description = "A setting of the instances that are disturbed, such as stores.transactional=false.")
    private Map<String, String> set = Map.of();

    @Option(
            names = "--brokers",
            paramLabel = "FILE",
            description =
                    "A file with the class path of another version of the brokers; make chaos BROKERS=VERSION makes it.")
    private Path brokers;

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
        try (Environment ground = new Environment(folder, brokerClassPath())) {
            List<Deployment.Plan> plans = plans();
            Duration time = Duration.ofMillis((long) (minutes * MINUTE_MILLIS / plans.size()));
            for (int i = 0; i < plans.size(); i++) {
                run(ground, report, plans.get(i), time, seed + i);
            }
            report.close(json);
            good = report.good();
        } finally {
            if (!good) {
                System.out.printf(
                        "again: make chaos ARGS=\"--feed %s --minutes %s --seed %d --rate %s%s%s\"%n",
                        feeds.name().toLowerCase(Locale.ROOT), minutes, seed, rate, chosen(), settings());
            }
            if (keep || !good) {
                System.out.println("logs: " + folder);
            } else {
                Folders.delete(folder);
            }
        }
        return good ? 0 : 1;
    }

    private Optional<String> brokerClassPath() throws IOException {
        return brokers == null
                ? Optional.empty()
                : Optional.of(Files.readString(brokers).trim());
    }

    private String settings() {
        return set.entrySet().stream()
                .map(entry -> " --set " + entry.getKey() + "=" + entry.getValue())
                .sorted()
                .collect(Collectors.joining());
    }

    private String chosen() {
        return only == null
                ? ""
                : " --only " + only.stream().map(Kind::name).sorted().collect(Collectors.joining(","));
    }

    private List<Deployment.Plan> plans() {
        List<Deployment.Plan> plans = new ArrayList<>();
        if (feeds.series()) {
            plans.add(new Deployment.Plan("series", new SeriesFeed(RecordLayout.PATH, seed), rate, set));
        }
        if (feeds.regression()) {
            plans.add(new Deployment.Plan("one-topic", regression(Labels.ON_OBSERVATIONS_TOPIC, seed), rate, set));
            plans.add(new Deployment.Plan("two-topics", regression(Labels.ON_LIVE_TOPIC, seed + 1), rate, set));
        }
        return plans;
    }

    private static Feed regression(Labels labels, long feedSeed) {
        return new RegressionFeed(SERIES, labels, RegressionFeed.NO_TIMEOUT, feedSeed);
    }

    private void run(Environment ground, Report report, Deployment.Plan plan, Duration time, long faultSeed)
            throws IOException, InterruptedException {
        Set<Kind> kinds = only == null ? EnumSet.allOf(Kind.class) : only;
        try (Deployment site = ground.site(plan)) {
            new Trial(plan.name(), site, report).run(kinds, time, faultSeed);
        }
    }
}

package io.spindrift.chaos;

import io.spindrift.chaos.check.CheckResult;
import io.spindrift.chaos.check.ExactlyOnceCheck;
import io.spindrift.chaos.check.Output;
import io.spindrift.chaos.check.Outputs;
import io.spindrift.chaos.fault.Kind;
import io.spindrift.chaos.fault.Schedule;
import io.spindrift.chaos.feed.Feed;
import io.spindrift.chaos.site.Deployment;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Runs one feed under faults for some time, and checks the output. */
final class Trial {
    private static final Duration PATIENCE = Duration.ofMinutes(5);

    private final String name;
    private final Deployment site;
    private final Report report;

    Trial(String name, Deployment site, Report report) {
        this.name = name;
        this.site = site;
        this.report = report;
    }

    /**
     * Faults come until the time is over; then the feed ends, and all of it is checked.
     *
     * @param only these kinds
     * @param seed of the faults
     */
    void run(Set<Kind> only, Duration time, long seed) throws IOException, InterruptedException {
        Set<Kind> kinds = EnumSet.copyOf(only);
        Schedule.notAvailable(site).forEach((kind, reason) -> {
            if (kinds.remove(kind)) {
                report.notAvailable(kind.text(), reason);
            }
        });
        site.begin();
        Schedule schedule = new Schedule(kinds, seed);
        long start = System.nanoTime();
        while (System.nanoTime() - start < time.toNanos()) {
            if (!suffer(schedule.next(), start)) {
                break;
            }
        }
        List<Feed.Item> fed = site.end();
        report.fed(fed.size());
        check(fed);
    }

    /** Whether the application recovered. */
    private boolean suffer(Schedule.Entry entry, long start) throws IOException, InterruptedException {
        site.pass(entry.calm());
        int restarts = site.restarts();
        long begun = System.nanoTime();
        site.watch().measureGaps();
        entry.fault().inflict(site);
        site.pass(entry.fault().lasting());
        entry.fault().heal(site);
        long healed = System.nanoTime();
        boolean recovered = site.awaitCaughtUp(PATIENCE);
        report.suffered(new Incident(
                name,
                entry.kind().text(),
                entry.fault().victim(),
                seconds(start, begun),
                seconds(begun, healed),
                recovered ? seconds(healed, System.nanoTime()) : Double.NaN,
                site.watch().longestGapSeconds(),
                site.restarts() - restarts));
        return recovered;
    }

    private void check(List<Feed.Item> fed) throws IOException, InterruptedException {
        List<String> told = new ArrayList<>();
        Outputs outputs = site.outputs();
        report.found(new ExactlyOnceCheck(fed, told).check(outputs));
        boolean compared = site.ordered();
        Map<String, Output> calm = compared ? site.calm().byTopic() : Map.of();
        outputs.byTopic().forEach((topic, output) -> {
            if (compared) {
                long differences = output.differences(calm.get(topic), told);
                report.found(new CheckResult(0, 0, differences));
                report.compared(name, topic, output.count(), calm.get(topic).count(), differences);
            } else {
                report.counted(name, topic, output.count());
            }
        });
        told.forEach(report::tell);
    }

    private static double seconds(long from, long to) {
        return (to - from) / 1e9;
    }
}

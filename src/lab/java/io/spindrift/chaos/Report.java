package io.spindrift.chaos;

import io.spindrift.chaos.check.CheckResult;
import io.spindrift.json.JsonText;
import io.spindrift.terminal.TextTable;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;

/** Prints faults and results as they happen, and all of them as JSON at the end. */
final class Report {
    private final long seed;
    private final List<Incident> incidents = new ArrayList<>();
    private final Map<String, String> notAvailable = new TreeMap<>();
    private long records;
    private CheckResult verdict = CheckResult.FAULTLESS;

    /** The JSON document. */
    private record Document(
            long seed,
            int faults,
            int kinds,
            long records,
            long lost,
            long duplicated,
            long different,
            long notRecovered,
            Map<String, String> notAvailable,
            List<Incident> perFault) {}

    Report(long seed) {
        this.seed = seed;
        table().lines().forEach(System.out::println);
    }

    void notAvailable(String kind, String reason) {
        if (notAvailable.put(kind, reason) == null) {
            System.out.println(kind + ": not available: " + reason);
        }
    }

    void suffered(Incident incident) {
        incidents.add(incident);
        TextTable table = table();
        table.row(
                incident.trial(),
                incident.kind(),
                incident.victim(),
                figure(incident.at()),
                figure(incident.lastedSeconds()),
                recovery(incident.recoverySeconds()),
                figure(incident.longestGapSeconds()),
                Integer.toString(incident.restarts()));
        System.out.println(table.lines().get(1));
    }

    void fed(long count) {
        records += count;
    }

    void found(CheckResult found) {
        verdict = verdict.plus(found);
    }

    void compared(String trial, String topic, long chaos, long calm, long differences) {
        System.out.printf(
                Locale.ROOT,
                "%s, %s: %,d records, %,d of a calm run, %,d different%n",
                trial,
                topic,
                chaos,
                calm,
                differences);
    }

    void counted(String trial, String topic, long chaos) {
        System.out.printf(Locale.ROOT, "%s, %s: %,d records%n", trial, topic, chaos);
    }

    void tell(String what) {
        System.out.println(what);
    }

    /** Whether nothing is wrong, and the application always recovered. */
    boolean good() {
        return verdict.faultless() && notRecovered() == 0 && !incidents.isEmpty();
    }

    /** Prints the sum of it. */
    void close(Path json) throws IOException {
        byKind().lines().forEach(System.out::println);
        System.out.printf(
                Locale.ROOT,
                "%,d records, %d faults of %d kinds: lost %d, duplicated %d, different %d%n",
                records,
                incidents.size(),
                kinds(),
                verdict.lost(),
                verdict.duplicated(),
                verdict.different());
        if (json != null) {
            JsonText.write(
                    new Document(
                            seed,
                            incidents.size(),
                            kinds(),
                            records,
                            verdict.lost(),
                            verdict.duplicated(),
                            verdict.different(),
                            notRecovered(),
                            notAvailable,
                            incidents),
                    json);
        }
    }

    /** The worst of each kind. */
    private TextTable byKind() {
        TextTable table = new TextTable()
                .name("fault", 20)
                .number("times", 5)
                .number("recovery s", 10)
                .number("gap s", 6);
        incidents.stream()
                .collect(Collectors.groupingBy(Incident::kind, TreeMap::new, Collectors.toList()))
                .forEach((kind, all) -> table.row(
                        kind,
                        Integer.toString(all.size()),
                        recovery(worst(all, Incident::recoverySeconds)),
                        figure(worst(all, Incident::longestGapSeconds))));
        return table;
    }

    /** NaN is worse than any number. */
    private static double worst(List<Incident> all, ToDoubleFunction<Incident> what) {
        return all.stream().mapToDouble(what).reduce(0, Math::max);
    }

    private static String recovery(double seconds) {
        return Double.isNaN(seconds) ? "never" : figure(seconds);
    }

    private int kinds() {
        return (int) incidents.stream().map(Incident::kind).distinct().count();
    }

    private long notRecovered() {
        return incidents.stream()
                .filter(incident -> Double.isNaN(incident.recoverySeconds()))
                .count();
    }

    private static String figure(double seconds) {
        return String.format(Locale.ROOT, "%.1f", seconds);
    }

    private static TextTable table() {
        return new TextTable()
                .name("feed", 10)
                .name("fault", 20)
                .name("of", 20)
                .number("at s", 7)
                .number("lasted s", 8)
                .number("recovery s", 10)
                .number("gap s", 6)
                .number("restarts", 8);
    }
}

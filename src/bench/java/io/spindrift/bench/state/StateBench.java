package io.spindrift.bench.state;

import io.spindrift.bench.Bench;
import io.spindrift.json.JsonText;
import io.spindrift.process.Processes;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/**
 * What keeping state costs, by design: no state, the whole state for every record, the same behind a record cache, snapshot
 * and journal; flooded and paced, side by side in one run.
 */
@Command(name = "state", description = "What keeping state costs, by design.", mixinStandardHelpOptions = true)
public final class StateBench implements Callable<Integer> {
    private static final long MEGABYTE = 1 << 20;
    private static final int HEAP_MEGABYTES = 640;
    private static final int BESIDE_HEAP_MEGABYTES = 400;
    private static final int PAIRS = 5;
    private static final int KILOBYTE = 1000;
    private static final int LARGE = 500 * KILOBYTE;
    private static final int K_PACED = 50;
    private static final int K_LARGE = 500;

    @Option(names = "--quick", description = "Shorter, and paced only at the largest state.")
    private boolean quick;

    @Option(names = "--memory", description = "Only the working set that is smaller than the states.")
    private boolean memoryOnly;

    @Option(names = "--pairs", description = "Only no state and journal in turn, paced, and what dropping costs.")
    private boolean pairsOnly;

    @Option(names = "--json", paramLabel = "FILE", description = "Write the rows as JSON as well.")
    private Path json;

    private final List<Row> rows = new ArrayList<>();
    private String servers;
    private Path folder;
    private int runs;

    /** The JSON document. */
    record Report(List<Row> rows) {}

    @Override
    public Integer call() throws Exception {
        if (memoryOnly && Runtime.getRuntime().maxMemory() > HEAP_MEGABYTES * MEGABYTE) {
            inSmallHeap();
            return 0;
        }
        folder = Files.createTempDirectory("spindrift-bench-");
        try (Processes processes = new Processes(folder)) {
            servers = processes.startBroker();
            if (pairsOnly) {
                pairs(Load.paced(100), 10);
                pairs(Load.paced(400), 10);
                System.out.print(new Run(servers, folder, dropping(), ++runs).dropped());
                return 0;
            }
            if (!memoryOnly) {
                heading();
                warmUp();
                flooded();
                paced();
            }
            if (memoryOnly) {
                smallMemory();
            } else if (!quick) {
                System.out.print(new Run(servers, folder, dropping(), ++runs).dropped());
                inSmallHeap();
            }
        } finally {
            delete(folder);
        }
        if (json != null) {
            JsonText.write(new Report(rows), json);
        }
        return 0;
    }

    /** Not printed: the first runs of a JVM measure its compiler. */
    private void warmUp() throws Exception {
        for (Design design : new Design[] {Design.NONE, Design.JOURNAL, Design.WHOLE}) {
            run(new Run.Plan(design, Load.FLOOD, 5 * KILOBYTE, 100, 0, 3, 0, Order.uniform(100), false));
        }
    }

    private void flooded() throws Exception {
        for (int bytes : new int[] {5 * KILOBYTE, 50 * KILOBYTE, LARGE}) {
            int series = bytes == LARGE ? 100 : 1000;
            for (Design design : Design.values()) {
                print(run(new Run.Plan(
                        design,
                        Load.FLOOD,
                        bytes,
                        series,
                        bytes == LARGE ? K_LARGE : 0,
                        quick ? 4 : 10,
                        0,
                        Order.uniform(series),
                        true)));
            }
        }
        double journal = rate(Design.JOURNAL);
        double whole = rate(Design.WHOLE);
        System.out.printf(
                Locale.ROOT,
                "flooded at 500 KB, K = 500: the journal takes %.1f times the records of the whole state (%.0f, %.0f)%n%n",
                journal / whole,
                journal,
                whole);
    }

    private double rate(Design design) {
        return rows.stream()
                .filter(row -> row.stateBytes() == LARGE
                        && row.load().equals("flood")
                        && row.design().equals(design.name().toLowerCase(Locale.ROOT)))
                .findFirst()
                .orElseThrow()
                .recordsPerSecond();
    }

    private void paced() throws Exception {
        for (int rate : new int[] {100, 400}) {
            Load load = Load.paced(rate);
            double seconds = quick ? Math.max(6, 1700.0 / rate) : 25;
            for (int bytes : quick ? new int[] {LARGE} : new int[] {5 * KILOBYTE, 50 * KILOBYTE, LARGE}) {
                int series = bytes == LARGE ? 100 : 1000;
                for (Design design : Design.values()) {
                    print(run(plan(design, load, bytes, series, seconds)));
                }
            }
            if (!quick) {
                pairs(load, seconds);
            }
        }
    }

    /** No state and journal in turn, so that both see the same machine; the median of the pairs counts. */
    private void pairs(Load load, double seconds) throws Exception {
        double[] ratios = new double[PAIRS];
        double[] differences = new double[PAIRS];
        for (int i = 0; i < PAIRS; i++) {
            Row none = run(plan(Design.NONE, load, LARGE, 100, seconds));
            Row journal = run(plan(Design.JOURNAL, load, LARGE, 100, seconds));
            ratios[i] = journal.p50Ms() / none.p50Ms();
            differences[i] = journal.p99Ms() - none.p99Ms();
        }
        Arrays.sort(ratios);
        Arrays.sort(differences);
        System.out.printf(
                Locale.ROOT,
                "%s at 500 KB, %d pairs of journal and no state: p50 %.2f times (%.2f to %.2f), p99 %+.0f ms (%+.0f to %+.0f)%n%n",
                load.name(),
                PAIRS,
                ratios[PAIRS / 2],
                ratios[0],
                ratios[PAIRS - 1],
                differences[PAIRS / 2],
                differences[0],
                differences[PAIRS - 1]);
    }

    private static Run.Plan plan(Design design, Load load, int bytes, int series, double seconds) {
        return new Run.Plan(design, load, bytes, series, K_PACED, seconds, 0, Order.uniform(series), false);
    }

    private static Run.Plan dropping() {
        return new Run.Plan(Design.JOURNAL, Load.FLOOD, LARGE, 100, K_LARGE, 1, 0, Order.roundRobin(100), false);
    }

    /** Runs in a JVM of its own, so that the resident memory is only that of this run. */
    private void inSmallHeap() throws Exception {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx" + HEAP_MEGABYTES + "m",
                "-cp",
                System.getProperty("java.class.path"),
                Bench.class.getName(),
                "state",
                "--memory"));
        if (memoryOnly && json != null) {
            command.addAll(List.of("--json", json.toString()));
        }
        Process child = new ProcessBuilder(command).inheritIO().start();
        if (child.waitFor() != 0) {
            throw new IllegalStateException("the run in a small heap failed");
        }
    }

    /** 2,000 series of 500 KB in 200 MB. */
    private void smallMemory() throws Exception {
        int series = 2000;
        long memory = 200 * MEGABYTE;
        System.out.println("2,000 series of 500 KB, 200 MB for live models, K = 500: round robin, then Zipf(1)");
        heading();
        print(run(new Run.Plan(
                Design.JOURNAL, Load.FLOOD, LARGE, series, K_LARGE, 20, memory, Order.roundRobin(series), false)));
        Row zipf = run(new Run.Plan(
                Design.JOURNAL, Load.FLOOD, LARGE, series, K_LARGE, 20, memory, Order.zipf(series), false));
        print(zipf);
        System.out.printf(
                "resident %d MB, bound %d MB: a heap of %d MB, and the rest for the JVM, RocksDB and the clients%n",
                zipf.residentMegabytes(), HEAP_MEGABYTES + BESIDE_HEAP_MEGABYTES, HEAP_MEGABYTES);
    }

    private Row run(Run.Plan plan) throws Exception {
        return new Run(servers, folder, plan, ++runs).run();
    }

    private static void heading() {
        System.out.printf(
                "%-8s %-9s %7s %6s %4s %9s %8s %8s %12s %12s %9s %9s %10s %10s %6s%n",
                "design",
                "load",
                "bytes",
                "series",
                "K",
                "records/s",
                "p50 ms",
                "p99 ms",
                "changelog B",
                "RocksDB B",
                "snapshots",
                "restore",
                "cold p50",
                "cold p99",
                "RSS MB");
    }

    private void print(Row row) {
        rows.add(row);
        System.out.printf(
                Locale.ROOT,
                "%-8s %-9s %7d %6d %4d %9.0f %8.1f %8.1f %12.0f %12.0f %9d %6.0f ms %7.0f us %7.0f us %6d%n",
                row.design(),
                row.load(),
                row.stateBytes(),
                row.series(),
                row.k(),
                row.recordsPerSecond(),
                row.p50Ms(),
                row.p99Ms(),
                row.changelogBytesPerRecord(),
                row.rocksdbBytesPerRecord(),
                row.snapshotsWritten(),
                row.restoreMs(),
                row.coldP50Micros(),
                row.coldP99Micros(),
                row.residentMegabytes());
        if (row.k() > 0) {
            System.out.printf(
                    Locale.ROOT,
                    "         changelog bound 400 + 1.1 state/K = %.0f; snapshots %.2f of records/K%n",
                    400 + 1.1 * row.stateBytes() / row.k(),
                    (double) row.snapshotsWritten() * row.k() / row.records());
        }
    }

    private static void delete(Path path) throws IOException {
        try (Stream<Path> all = Files.walk(path)) {
            for (Path each : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(each);
            }
        }
    }
}

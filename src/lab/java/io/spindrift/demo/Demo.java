package io.spindrift.demo;

import io.spindrift.produce.CsvRecords;
import io.spindrift.runtime.TemporaryFolder;
import io.spindrift.tail.LiveTable;
import io.spindrift.tail.TailedSeries;
import io.spindrift.tail.Tailer;
import io.spindrift.terminal.NumberFormatter;
import io.spindrift.terminal.Screen;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.common.utils.Utils;

/**
 * The whole application on one machine: a broker in this JVM, inputs, the applications that forecast them, and a table
 * of their output. However it ends, no process, port or file remains.
 */
public final class Demo {
    private static final Duration POLL = Duration.ofMillis(200);
    /** Without any forecast more. */
    private static final long DRAIN_NANOS = Duration.ofSeconds(30).toNanos();

    private static final long CLEANUP_SECONDS = 120;
    private static final int ROWS_SHOWN = 16;
    /** The port of the first page, which is the default of the settings. */
    private static final int PORT = 8080;

    /**
     * The options of a demo.
     *
     * @param seconds duration; 0 until Ctrl-C or the end of the file
     * @param headless whether to print only the summary
     * @param file to replay instead of machine and arm, or null
     * @param rowsPerSecond of the file
     * @param port of the first page; the second page has the next port; null for the default ports, or free ones if
     *     these are in use
     */
    public record Options(long seconds, boolean headless, CsvRecords file, double rowsPerSecond, Integer port) {}

    private final Options options;
    private final Screen screen;
    private final LiveTable board = new LiveTable();
    private final CountDownLatch cleaned = new CountDownLatch(1);
    private volatile boolean stopped;
    private List<String> pages = List.of();
    private double secondsToFirstForecast = Double.NaN;

    public Demo(Options options, Screen screen) {
        this.options = options;
        this.screen = screen;
    }

    /** Runs the demo to its end. */
    public DemoReport run() throws InterruptedException {
        Thread hook = new Thread(this::stopAndWait, "demo-stop");
        Runtime.getRuntime().addShutdownHook(hook);
        Path state = TemporaryFolder.create("spindrift-demo-");
        try (EmbeddedBroker broker = EmbeddedBroker.start()) {
            return show(broker, state);
        } finally {
            delete(state);
            cleaned.countDown();
            removeHook(hook);
        }
    }

    private DemoReport show(EmbeddedBroker broker, Path state) throws InterruptedException {
        List<DemoPipeline> parts = new ArrayList<>();
        try {
            addParts(parts, broker.bootstrapServers(), state);
            pages = parts.stream()
                    .map(part -> "The page of " + part.name() + ": " + part.url())
                    .toList();
            parts.forEach(DemoPipeline::startProducing);
            Map<String, Object> cluster = Map.of("bootstrap.servers", broker.bootstrapServers());
            try (Tailer tailer =
                    new Tailer(cluster, parts.stream().map(DemoPipeline::topics).toList(), true, board)) {
                tail(tailer, parts);
                for (DemoPipeline part : parts) {
                    part.stopProducing();
                }
                return drain(tailer, parts);
            }
        } finally {
            parts.forEach(DemoPipeline::close);
        }
    }

    private void addParts(List<DemoPipeline> parts, String servers, Path state) {
        CsvRecords file = options.file();
        DemoSources sources = new DemoSources();
        if (file == null) {
            parts.add(new DemoPipeline(
                    "machine", place(servers, state, 0), Map.of("input.mode", "series"), sources::machine));
            parts.add(new DemoPipeline(
                    "arm",
                    place(servers, state, 1),
                    Map.of("input.mode", "regression", "labels.topic", "arm-labels", "features.max", "8"),
                    sources::arm));
        } else {
            String mode = file.isRegression() ? "regression" : "series";
            parts.add(new DemoPipeline(
                    "csv",
                    place(servers, state, 0),
                    Map.of("input.mode", mode),
                    inputs -> sources.csv(inputs, file, options.rowsPerSecond())));
        }
    }

    /** @param number of the application; port 0 is a free one for each */
    private DemoPipeline.Place place(String servers, Path state, int number) {
        Integer port = options.port();
        int own = port == null ? PORT + number : port == 0 ? 0 : port + number;
        return new DemoPipeline.Place(servers, state, own, port != null && number == 0);
    }

    private void tail(Tailer tailer, List<DemoPipeline> parts) {
        long start = System.nanoTime();
        long limit = options.seconds() == 0
                ? Long.MAX_VALUE
                : Duration.ofSeconds(options.seconds()).toNanos();
        while (!stopped && System.nanoTime() - start < limit && !parts.stream().allMatch(DemoPipeline::exhausted)) {
            look(tailer, parts);
        }
    }

    /** Waits until all produced records are forecast. */
    private DemoReport drain(Tailer tailer, List<DemoPipeline> parts) {
        long expected =
                observations(parts).values().stream().mapToLong(Long::longValue).sum();
        long advanced = System.nanoTime();
        while (board.forecasts() < expected && System.nanoTime() - advanced < DRAIN_NANOS) {
            long before = board.forecasts();
            look(tailer, parts);
            advanced = board.forecasts() > before ? System.nanoTime() : advanced;
        }
        // Scores of the last labels are committed with, or soon after, the last forecasts.
        for (long before = -1; before != labels(); ) {
            before = labels();
            look(tailer, parts);
        }
        DemoReport report = report(parts);
        screen.print(summary(report));
        return report;
    }

    private void look(Tailer tailer, List<DemoPipeline> parts) {
        tailer.poll(POLL);
        parts.forEach(DemoPipeline::check);
        if (Double.isNaN(secondsToFirstForecast) && board.forecasts() > 0) {
            secondsToFirstForecast = ManagementFactory.getRuntimeMXBean().getUptime() / 1000.0;
        }
        screen.draw(lines());
    }

    private List<String> lines() {
        List<String> lines = new ArrayList<>();
        lines.add(
                options.seconds() == 0
                        ? "Spindrift forecasts what passes through Kafka. Ctrl-C ends this."
                        : "Spindrift forecasts what passes through Kafka, for " + options.seconds() + " seconds.");
        lines.addAll(pages);
        lines.add("");
        lines.addAll(board.lines(ROWS_SHOWN, screen.palette()));
        lines.add("");
        lines.add("rmse: root mean squared error of the forecasts; naive: of the last known value as the forecast.");
        return lines;
    }

    private List<String> summary(DemoReport report) {
        long better = report.series().stream()
                .filter(each -> each.mse() != null && each.mse() < each.naiveMse())
                .count();
        List<String> lines = new ArrayList<>(board.lines(Integer.MAX_VALUE, screen.palette()));
        lines.add("");
        lines.add("rmse: root mean squared error of the forecasts; naive: of the last known value as the forecast.");
        lines.add(NumberFormatter.whole(board.forecasts()) + " forecasts of "
                + report.series().size() + " series, the first "
                + NumberFormatter.brief(report.secondsToFirstForecast()) + " s after the start; "
                + NumberFormatter.whole(labels())
                + " labels, " + board.deadLettersInWords() + ".");
        lines.add("Ahead of the naive forecast on " + better + " of "
                + report.series().size() + " series.");
        return lines;
    }

    private DemoReport report(List<DemoPipeline> parts) {
        Map<String, TailedSeries> views = new TreeMap<>();
        board.views().forEach(view -> views.putIfAbsent(view.series(), view));
        List<DemoReport.Series> series = new ArrayList<>();
        observations(parts).forEach((name, sent) -> {
            TailedSeries view = views.get(name);
            series.add(
                    view == null
                            ? new DemoReport.Series(name, sent, 0, 0, null, null)
                            : new DemoReport.Series(
                                    name,
                                    sent,
                                    view.forecasts(),
                                    view.labels(),
                                    orNull(view.mse()),
                                    orNull(view.naiveMse())));
        });
        return new DemoReport(secondsToFirstForecast, board.deadLetters(), series);
    }

    private static Double orNull(double number) {
        return Double.isNaN(number) ? null : number;
    }

    private static Map<String, Long> observations(List<DemoPipeline> parts) {
        Map<String, Long> all = new TreeMap<>();
        parts.forEach(part -> all.putAll(part.observations()));
        return all;
    }

    private long labels() {
        return board.views().stream().mapToLong(TailedSeries::labels).sum();
    }

    private void stopAndWait() {
        stopped = true;
        try {
            cleaned.await(CLEANUP_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void removeHook(Thread hook) {
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException e) {
            // The JVM is going down already: the hook itself is what waits for this.
        }
    }

    private static void delete(Path folder) {
        try {
            Utils.delete(folder.toFile());
        } catch (IOException e) {
            throw new UncheckedIOException("the temporary folder " + folder + " cannot be removed", e);
        }
    }
}

package io.spindrift.cli;

import io.spindrift.backtest.Backtest;
import io.spindrift.backtest.BacktestReport.Result;
import io.spindrift.backtest.Choice;
import io.spindrift.config.Configuration;
import io.spindrift.config.Sources;
import io.spindrift.csv.CsvTable;
import io.spindrift.model.series.SeriesSettings;
import io.spindrift.terminal.Progress;
import io.spindrift.terminal.Screen;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code spindrift reproduce}: the tables of docs/results.md from a folder of data. */
@Command(
        name = "reproduce",
        description = "Runs what docs/results.md tells of, from a folder of data, and writes that page.",
        mixinStandardHelpOptions = true)
final class ReproduceCommand implements Callable<Integer> {
    private static final List<String> FILES = List.of("kin8nm", "puma8NH", "bank8FM");
    private static final List<Long> SEEDS = List.of(1L, 2L, 3L, 4L, 5L);

    /** Rows of the table: its title, the model's name, settings over its defaults. */
    private record Line(String title, String model, Map<String, String> settings) {}

    /** One line of the table on one file. */
    private record Job(String file, Line line) {}

    private static final List<Line> LINES = List.of(
            new Line("persistence", "persistence", Map.of()),
            new Line("rls: recursive least squares", "rls", Map.of()),
            new Line("sgd: real-time recurrent learning", "sgd", Map.of()),
            new Line("ekf: joint extended Kalman filter", "ekf", Map.of()),
            new Line("pf: the paper's filter, N = 100", "pf", Map.of()),
            new Line("pf: the paper's filter, N = 500", "pf", Map.of("pf.particles", "500")),
            new Line("pf-readout: read-out integrated out, N = 100", "pf-readout", Map.of()),
            new Line("pf-diagonal: N = 30", "pf-diagonal", Map.of()),
            new Line("pf-node: N = 10", "pf-node", Map.of()));

    @Option(names = "--data", paramLabel = "DIR", required = true, description = "Folder with regression/*.csv.")
    private Path data;

    @Option(
            names = "--out",
            paramLabel = "FILE",
            defaultValue = "docs/results.md",
            description = "The page to write; ${DEFAULT-VALUE} if not given.")
    private Path out;

    @Override
    public Integer call() throws IOException {
        List<String> present =
                FILES.stream().filter(name -> Files.exists(file(name))).toList();
        List<Job> jobs = present.stream()
                .flatMap(name -> LINES.stream().map(line -> new Job(name, line)))
                .toList();
        Progress progress = new Progress(System.err, Screen.isTerminal(), "runs", jobs.size());
        AtomicLong done = new AtomicLong();
        Map<Job, Result> found = new ConcurrentHashMap<>();
        jobs.parallelStream().forEach(job -> {
            found.put(job, run(job));
            progress.show(done.incrementAndGet());
        });
        Map<String, Map<Line, Result>> results = new LinkedHashMap<>();
        for (Job job : jobs) {
            results.computeIfAbsent(job.file, name -> new LinkedHashMap<>()).put(job.line, found.get(job));
        }
        Files.writeString(out, page(results));
        return 0;
    }

    private Result run(Job job) {
        Backtest backtest = new Backtest(
                CsvTable.open(file(job.file)),
                new Choice(true, null, List.of(), Long.MAX_VALUE),
                new Backtest.Plan(List.of(job.line.model), SEEDS, true, 0, 0, 0));
        return backtest.run((model, seed) -> settings(job.line, seed), done -> {})
                .results()
                .get(0);
    }

    private static SeriesSettings settings(Line line, long seed) {
        Map<String, String> all = new LinkedHashMap<>(line.settings);
        all.put("bootstrap.servers", "none:0");
        all.put("feed", "regression");
        all.put("scale.window", "0");
        all.put("model", line.model);
        all.put("model.seed", Long.toString(seed));
        return new Configuration(new Sources().settings(all)).series();
    }

    private Path file(String name) {
        return data.resolve("regression").resolve(name + ".csv");
    }

    private static String page(Map<String, Map<Line, Result>> results) {
        List<String> missing =
                FILES.stream().filter(name -> !results.containsKey(name)).toList();
        StringBuilder page = new StringBuilder()
                .append("# Results\n\n")
                .append(
                        "Written by `spindrift reproduce --data DIR`; DIR holds the files of a data collection that is not part\n")
                .append("of this project.\n\n")
                .append("## Regression, scaled by the whole file\n\n")
                .append(
                        "Prequential, in file order, each label learnt at once. Regressors standardised and the target mapped onto\n")
                .append(
                        "[−1, 1] by the whole file, as published tables do (the application scales as it goes). LSTM, m = 8, the\n")
                .append(
                        "general architecture, each model with its own defaults, the same for all files. NMSE: mean squared error\n")
                .append(
                        "over the variance of the target; median over seeds 1 to 5, whole run | last quarter, and below it the range\n")
                .append("of the whole run.\n");
        if (!missing.isEmpty()) {
            page.append("\nNot there when this was written: ")
                    .append(String.join(", ", missing))
                    .append(".\n");
        }
        page.append("\n| model | ").append(String.join(" | ", results.keySet())).append(" | state, bytes |\n");
        page.append("|---|").append("---|".repeat(results.size() + 1)).append('\n');
        for (Line line : LINES) {
            List<String> cells = new ArrayList<>();
            long bytes = 0;
            for (Map<Line, Result> byLine : results.values()) {
                Result result = byLine.get(line);
                bytes = result.stateBytes();
                cells.add(String.format(
                        Locale.ROOT,
                        "%.4f \\| %.4f<br>%.4f to %.4f",
                        result.nmse(),
                        result.nmseLastQuarter(),
                        result.nmseMin(),
                        result.nmseMax()));
            }
            page.append(
                    String.format(Locale.ROOT, "| %s | %s | %,d |%n", line.title, String.join(" | ", cells), bytes));
        }
        return page.append("\nThe paper's filter is reported as it comes out, and was not tuned.\n")
                .toString();
    }
}

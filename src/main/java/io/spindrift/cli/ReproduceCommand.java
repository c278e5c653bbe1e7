package io.spindrift.cli;

import io.spindrift.backtest.Backtest;
import io.spindrift.backtest.BacktestReport.Result;
import io.spindrift.backtest.Choice;
import io.spindrift.config.ConfigurationException;
import io.spindrift.csv.CsvTable;
import io.spindrift.terminal.Progress;
import io.spindrift.terminal.Screen;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
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

    /** One line of the table on one file. */
    private record Job(String file, ResultsPage.Line line) {}

    private static final List<ResultsPage.Line> LINES = List.of(
            new ResultsPage.Line("persistence", "persistence", Map.of()),
            new ResultsPage.Line("rls: recursive least squares", "rls", Map.of()),
            new ResultsPage.Line("perceptron: a network without memory", "perceptron", Map.of()),
            new ResultsPage.Line("sgd: real-time recurrent learning", "sgd", Map.of()),
            new ResultsPage.Line("ekf: joint extended Kalman filter", "ekf", Map.of()),
            new ResultsPage.Line("pf: the paper's filter, N = 100", "pf", Map.of()),
            new ResultsPage.Line("pf: the paper's filter, N = 500", "pf", Map.of("pf.particles", "500")),
            new ResultsPage.Line("pf-readout: read-out integrated out, N = 100", "pf-readout", Map.of()),
            new ResultsPage.Line("pf-diagonal: N = 30", "pf-diagonal", Map.of()),
            new ResultsPage.Line("pf-node: N = 10", "pf-node", Map.of()),
            new ResultsPage.Line("blend: the default", "blend", Map.of()));

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
        if (present.isEmpty()) {
            throw new ConfigurationException("--data: expected a folder with regression/" + FILES.get(0)
                    + ".csv or others of this collection, got " + data);
        }
        FILES.stream()
                .filter(name -> !present.contains(name))
                .forEach(name -> System.err.println("not there, and left out: " + file(name)));
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
        Map<String, Map<ResultsPage.Line, Result>> results = new LinkedHashMap<>();
        for (Job job : jobs) {
            results.computeIfAbsent(job.file, name -> new LinkedHashMap<>()).put(job.line, found.get(job));
        }
        Files.writeString(out, new ResultsPage(FILES, LINES).markdown(results));
        return 0;
    }

    private Result run(Job job) {
        Backtest backtest = new Backtest(
                CsvTable.open(file(job.file)),
                new Choice(true, null, List.of(), null, Long.MAX_VALUE),
                new Backtest.Plan(List.of(job.line.model()), SEEDS, true, 0, 0, List.of(1), List.of(1), null));
        return backtest.run(new BacktestSettings(true, true).given(job.line.settings()), done -> {})
                .results()
                .get(0);
    }

    private Path file(String name) {
        return data.resolve("regression").resolve(name + ".csv");
    }
}

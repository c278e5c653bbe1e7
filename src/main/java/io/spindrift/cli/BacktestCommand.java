package io.spindrift.cli;

import io.spindrift.backtest.Backtest;
import io.spindrift.backtest.BacktestReport;
import io.spindrift.backtest.ColumnSelection;
import io.spindrift.backtest.Trace;
import io.spindrift.config.BacktestSettings;
import io.spindrift.config.ConfigurationException;
import io.spindrift.csv.CsvTable;
import io.spindrift.model.series.SeriesSettings;
import io.spindrift.report.BacktestDescription;
import io.spindrift.report.ForecastLines;
import io.spindrift.report.Report;
import io.spindrift.terminal.NumberFormatter;
import io.spindrift.terminal.Progress;
import io.spindrift.terminal.TextTable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code spindrift backtest}: runs the models of the application over a file, without Kafka. */
@Command(
        name = "backtest",
        description = {
            "Runs models over a CSV file, without Kafka. Each row is forecast, scored and learned, in that order "
                    + "(prequential evaluation).",
            "A row of the table has the series, the model, the horizon h, the number of scored forecasts (n), "
                    + "their mean squared error divided by the variance of the label (nmse), over all forecasts and over "
                    + "the last quarter, its minimum and maximum over the seeds, and the time per row in microseconds."
        },
        mixinStandardHelpOptions = true,
        footer = {
            "",
            "Examples:",
            "  spindrift backtest --csv load.csv --input-mode series --horizons 1,24 --report report",
            "  spindrift backtest --csv load.csv --input-mode series --models naive,seasonal,blend-linear,blend",
            "  spindrift backtest --csv arm.csv --target y --seeds 1,2,3 --json",
            "  spindrift backtest --csv last.csv --input-mode series --time day --time-format day-first --sort",
            "",
            "See also: spindrift run; docs/files.md, docs/results.md, schemas/commands/backtest.schema.json,",
            "schemas/commands/backtest-forecast.schema.json"
        })
final class BacktestCommand implements Callable<Integer> {
    private static final int SHOW_EVERY = 256;

    /** The input mode of the file. */
    enum InputMode {
        SERIES,
        REGRESSION
    }

    @Option(
            names = "--csv",
            paramLabel = "FILE",
            required = true,
            description = "The CSV file. A summary of its contents and of how they are used goes to standard error.")
    private Path csv;

    @Mixin
    private Output output;

    @Option(
            names = "--input-mode",
            paramLabel = "MODE",
            defaultValue = "regression",
            description = "How the file is read: series or regression. Default: ${DEFAULT-VALUE}.")
    private InputMode inputMode;

    @ArgGroup(validate = false, heading = RowOptions.HEADING)
    private RowOptions rows = new RowOptions();

    @ArgGroup(validate = false, heading = FileOptions.HEADING)
    private FileOptions format = new FileOptions();

    @ArgGroup(validate = false, heading = "%nModels:%n")
    private ModelOptions models = new ModelOptions();

    @ArgGroup(validate = false, heading = "%nScoring:%n")
    private ScoreOptions scores = new ScoreOptions();

    @ArgGroup(validate = false, heading = JsonOption.HEADING)
    private JsonOption json = new JsonOption();

    @ArgGroup(validate = false)
    private ForecastsOption forecasts = new ForecastsOption();

    @Option(
            names = "--report",
            paramLabel = "DIR",
            description = "Also write a page with tables and plots, DIR/index.html.")
    private Path report;

    @Override
    public Integer call() throws IOException {
        boolean regression = inputMode == InputMode.REGRESSION;
        if (models.names().contains(Backtest.SEASONAL) && regression) {
            throw new ConfigurationException("seasonal: expected --input-mode series, got regression");
        }
        Path page = report == null ? null : pageIn(report);
        BacktestSettings modelSettings = models.settings(regression, scores.byFile());
        if (page != null || json.given() || forecasts.given()) {
            modelSettings.withQuantiles();
        }
        Backtest backtest = new Backtest(
                CsvTable.open(csv, format.format()),
                new ColumnSelection(regression, rows.target(), rows.columns(), rows.rows()),
                new Backtest.Plan(
                        models.names(),
                        models.seeds(),
                        scores.byFile(),
                        scores.testFrom(),
                        rows.labelDelay(),
                        models.season() == null ? BacktestSettings.SEASONS : List.of(models.season()),
                        horizons(modelSettings),
                        scores.scoreScale()));
        BacktestDonor warm = BacktestDonor.of(models.given(), modelSettings, models.names(), models.seeds());
        backtest.warm(warm.donor());
        output.note(backtest.file().lines());
        Report plots = new Report();
        BacktestReport found;
        try (ForecastLines lines = forecasts.open()) {
            if (page != null || lines != null) {
                backtest.traced(trace -> take(trace, page == null ? null : plots, lines));
            }
            found = run(backtest, modelSettings);
        }
        Runnable text = () -> {
            output.print(notes(warm));
            output.print(table(found));
        };
        json.print(text, found, output);
        if (page != null) {
            plots.write(page, subject(modelSettings), found);
            if (!json.alone()) {
                output.print("report: " + page);
            }
        }
        return 0;
    }

    /** Passes a trace to those of both that are not null. */
    private static void take(Trace trace, Report plots, ForecastLines lines) {
        if (plots != null) {
            plots.take(trace);
        }
        if (lines != null) {
            lines.take(trace);
        }
    }

    private BacktestReport run(Backtest backtest, BacktestSettings modelSettings) {
        long steps = backtest.steps();
        Progress progress = output.progress("steps", steps);
        BacktestReport found = backtest.run(modelSettings, done -> {
            if (done % SHOW_EVERY == 0) {
                progress.show(done);
            }
        });
        progress.end(steps);
        return found;
    }

    /** Returns the notes that a reader of the table needs. */
    private List<String> notes(BacktestDonor warm) {
        List<String> notes = new ArrayList<>();
        if (scores.byFile()) {
            notes.add("scaled by the whole file, for comparison with published tables; the application cannot do that");
        }
        if (models.names().contains(Backtest.SEASONAL)) {
            notes.add("seasonal: the value " + (models.season() == null ? "one season" : models.season() + " rows")
                    + " before, and the last one if there is none");
        }
        if (!warm.models().isEmpty()) {
            notes.add("warm start: " + String.join(", ", warm.models()));
        }
        return notes;
    }

    /** Checks the folder before the models run, so that a long run does not end without its page. */
    private static Path pageIn(Path folder) {
        Path page = folder.resolve("index.html");
        try {
            Files.createDirectories(folder);
            Files.newOutputStream(page, StandardOpenOption.CREATE, StandardOpenOption.APPEND)
                    .close();
        } catch (IOException e) {
            throw new ConfigurationException(
                    "--report: expected a folder in which " + page + " can be written, got " + folder + " (" + e + ")");
        }
        return page;
    }

    /** Returns the horizons, which are those of all models. */
    private static List<Integer> horizons(BacktestSettings modelSettings) {
        return modelSettings.settings("naive", 1).horizons().ahead();
    }

    private BacktestDescription subject(BacktestSettings modelSettings) {
        Map<String, SeriesSettings> each = new LinkedHashMap<>();
        models.names().stream()
                .filter(model -> !model.equals(Backtest.SEASONAL))
                .forEach(model -> each.put(
                        model, modelSettings.settings(model, models.seeds().get(0))));
        return new BacktestDescription(
                csv.getFileName().toString(),
                inputMode.name().toLowerCase(Locale.ROOT),
                models.names(),
                models.seeds(),
                inputMode == InputMode.REGRESSION ? List.of() : horizons(modelSettings),
                scores.testFrom(),
                rows.labelDelay(),
                models.given(),
                each);
    }

    private List<String> table(BacktestReport report) {
        TextTable table = new TextTable(output.palette())
                .name("series", 18)
                .name("model", 11)
                .number("h", 3)
                .number("n", 6)
                .number("nmse", 7)
                .number("last 1/4", 8)
                .number("min", 7)
                .number("max", 7)
                .number("us", 7);
        report.results()
                .forEach(result -> table.row(
                        result.series(),
                        result.model(),
                        Integer.toString(result.horizon()),
                        Long.toString(result.n()),
                        figure(result.nmse()),
                        figure(result.nmseLastQuarter()),
                        figure(result.nmseMin()),
                        figure(result.nmseMax()),
                        NumberFormatter.brief(result.microsPerStep())));
        return table.lines();
    }

    /** Returns an empty cell for a label that never changes. */
    private static String figure(double figure) {
        return Double.isFinite(figure) ? NumberFormatter.brief(figure) : "-";
    }
}

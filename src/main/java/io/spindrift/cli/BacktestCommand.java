package io.spindrift.cli;

import io.spindrift.backtest.Backtest;
import io.spindrift.backtest.BacktestReport;
import io.spindrift.backtest.ColumnSelection;
import io.spindrift.config.BacktestSettings;
import io.spindrift.config.ConfigurationException;
import io.spindrift.csv.CsvTable;
import io.spindrift.model.series.SeriesSettings;
import io.spindrift.report.BacktestDescription;
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
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code spindrift backtest}: the same models over a file, without Kafka. */
@Command(
        name = "backtest",
        description = {
            "Runs models over a CSV file, without Kafka: each row is forecast, judged, and learned.",
            "A row of the table has the series, the model, the horizon h, how many forecasts were judged (n), their "
                    + "mean squared error over the variance of the label (nmse) over all of them and over the last quarter, the "
                    + "least and the most of a seed, and microseconds a row."
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
            "See also: spindrift run; docs/files.md, docs/results.md, schemas/commands/backtest.schema.json"
        })
final class BacktestCommand implements Callable<Integer> {
    private static final int SHOW_EVERY = 256;

    /** {@code rows:A-B}. */
    static final class ScoreScaleConverter implements CommandLine.ITypeConverter<Backtest.ScoreScale> {
        private static final Pattern FORM = Pattern.compile("rows:([0-9]{1,9})-([0-9]{1,9})");

        @Override
        public Backtest.ScoreScale convert(String text) {
            Matcher matcher = FORM.matcher(text);
            if (!matcher.matches()) {
                throw new CommandLine.TypeConversionException("expected rows:A-B, got " + text);
            }
            return new Backtest.ScoreScale(Integer.parseInt(matcher.group(1)), Integer.parseInt(matcher.group(2)));
        }
    }

    /** How a file is read. */
    enum InputMode {
        SERIES,
        REGRESSION
    }

    /** By what regressors and target are scaled. */
    enum Scale {
        RUNNING,
        FILE
    }

    @Option(
            names = "--csv",
            paramLabel = "FILE",
            required = true,
            description = "The file. What is in it, and what of it is used, goes to standard error.")
    @Section("The file")
    private Path csv;

    @Mixin
    private Output output;

    @Option(
            names = "--input-mode",
            paramLabel = "MODE",
            defaultValue = "regression",
            description = "How the file is read: series or regression; ${DEFAULT-VALUE} if not given.")
    @Section("The file")
    private InputMode inputMode;

    @Mixin
    private RowOptions choice;

    @Option(
            names = "--lags",
            paramLabel = "P",
            description = "Series mode: how many of the last values are regressors.")
    @Section("Models")
    private Integer lags;

    @Option(names = "--horizons", paramLabel = "1,24", description = "Series mode: how many rows ahead to forecast.")
    @Section("Models")
    private String horizons;

    @Option(
            names = "--models",
            split = ",",
            paramLabel = "M,N",
            defaultValue = "naive,rls,blend",
            description =
                    "Models; ${DEFAULT-VALUE} if not given. Those of the setting 'model', and seasonal (see --season).")
    @Section("Models")
    private List<String> models;

    @Option(
            names = "--season",
            paramLabel = "S",
            description = "Rows of a season, for the baseline 'seasonal'; if not given, hindsight chooses one.")
    @Section("Models")
    private Integer season;

    @Option(
            names = "--score-scale",
            paramLabel = "rows:A-B",
            converter = ScoreScaleConverter.class,
            description = "Divide errors by the standard deviation of the rows from A to before B.")
    @Section("How errors are judged")
    private Backtest.ScoreScale scoreScale;

    @Option(names = "--set", paramLabel = "NAME=VALUE", description = "A setting, for all models. May be repeated.")
    @Section("Models")
    private Map<String, String> settings = new LinkedHashMap<>();

    @Option(
            names = "--scale",
            paramLabel = "SCALE",
            defaultValue = "running",
            description =
                    "running, as the application does; or file: regressors standardized and the target mapped to [-1, 1] by "
                            + "the whole file, for comparison with published tables.")
    @Section("How errors are judged")
    private Scale scale;

    @Option(names = "--test-from", paramLabel = "ROW", description = "The first row whose forecast is counted.")
    @Section("How errors are judged")
    private long testFrom;

    @Option(
            names = "--seeds",
            split = ",",
            paramLabel = "1,2",
            defaultValue = "1",
            description = "Seeds; figures are medians over them.")
    @Section("Models")
    private List<Long> seeds;

    @Mixin
    private JsonOption json;

    @Option(
            names = "--report",
            paramLabel = "DIR",
            description = "Write a page with tables and plots as well, DIR/index.html.")
    @Section("Output")
    private Path report;

    @Override
    public Integer call() throws IOException {
        boolean regression = inputMode == InputMode.REGRESSION;
        if (models.contains(Backtest.SEASONAL) && regression) {
            throw new ConfigurationException("seasonal: expected the series mode, got the regression mode");
        }
        Path page = report == null ? null : pageIn(report);
        BacktestSettings modelSettings = new BacktestSettings(regression, scale == Scale.FILE)
                .with("series.lags", lags)
                .with("series.horizons", horizons)
                .given(settings);
        Backtest backtest = new Backtest(
                CsvTable.open(csv, choice.format()),
                new ColumnSelection(regression, choice.target(), choice.columns(), choice.rows()),
                new Backtest.Plan(
                        models,
                        seeds,
                        scale == Scale.FILE,
                        testFrom,
                        choice.labelDelay(),
                        season == null ? BacktestSettings.SEASONS : List.of(season),
                        horizons(modelSettings),
                        scoreScale));
        BacktestDonor warm = BacktestDonor.of(settings, modelSettings, models, seeds);
        backtest.warm(warm.donor());
        output.note(backtest.file().lines());
        Report plots = new Report();
        if (page != null) {
            backtest.traced(plots::take);
        }
        long steps = backtest.steps();
        Progress progress = output.progress("steps", steps);
        BacktestReport found = backtest.run(modelSettings, done -> {
            if (done % SHOW_EVERY == 0) {
                progress.show(done);
            }
        });
        progress.end(steps);
        if (!json.alone()) {
            output.print(notes(warm));
            output.print(table(found));
        }
        json.write(found, output);
        if (page != null) {
            plots.write(page, subject(modelSettings), found);
            if (!json.alone()) {
                output.print("report: " + page);
            }
        }
        return 0;
    }

    /** What has to be known to read the table. */
    private List<String> notes(BacktestDonor warm) {
        List<String> notes = new ArrayList<>();
        if (scale == Scale.FILE) {
            notes.add("scaled by the whole file, for comparison with published tables: the application cannot do that");
        }
        if (models.contains(Backtest.SEASONAL)) {
            notes.add("seasonal: the value " + (season == null ? "one season" : season + " rows")
                    + " before, and the last one as long as there is none");
        }
        if (!warm.models().isEmpty()) {
            notes.add("warm start: " + String.join(", ", warm.models()));
        }
        return notes;
    }

    /** Before anything is run, so that nobody waits for a page that cannot be written. */
    private static Path pageIn(Path folder) {
        Path page = folder.resolve("index.html");
        try {
            Files.createDirectories(folder);
            Files.newOutputStream(page, StandardOpenOption.CREATE, StandardOpenOption.APPEND)
                    .close();
        } catch (IOException e) {
            throw new ConfigurationException(
                    "--report: expected a folder where " + page + " can be written, got " + folder + " (" + e + ")");
        }
        return page;
    }

    /** Those of all models. */
    private static List<Integer> horizons(BacktestSettings modelSettings) {
        return modelSettings.settings("naive", 1).horizons().ahead();
    }

    private BacktestDescription subject(BacktestSettings modelSettings) {
        Map<String, SeriesSettings> each = new LinkedHashMap<>();
        models.stream()
                .filter(model -> !model.equals(Backtest.SEASONAL))
                .forEach(model -> each.put(model, modelSettings.settings(model, seeds.get(0))));
        return new BacktestDescription(
                csv.getFileName().toString(),
                inputMode.name().toLowerCase(Locale.ROOT),
                models,
                seeds,
                inputMode == InputMode.REGRESSION ? List.of() : horizons(modelSettings),
                testFrom,
                choice.labelDelay(),
                settings,
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
                .number("least", 7)
                .number("most", 7)
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

    /** Undefined over a label that never changes. */
    private static String figure(double figure) {
        return Double.isFinite(figure) ? NumberFormatter.brief(figure) : "-";
    }
}

package io.spindrift.reproduce;

import io.spindrift.backtest.Backtest;
import io.spindrift.backtest.BacktestReport.Result;
import io.spindrift.backtest.ColumnSelection;
import io.spindrift.csv.CsvTable;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** The transformer of ETTh1, each channel a series, by the rows of published tables. */
final class Etth1 implements ResultsTable {
    private static final List<Integer> DAY = List.of(24);
    private static final List<Integer> ENDS = List.of(1, 24);
    private static final List<Integer> EACH =
            IntStream.rangeClosed(1, 24).boxed().toList();

    /** Rows that errors are scaled by, and that are tested. */
    record Split(int scaled, int from, int to) {
        String text() {
            return "rows " + from + " to " + to;
        }
    }

    /** The splits of published tables. */
    static final List<Split> PUBLISHED = List.of(new Split(2880, 3600, 14400), new Split(8640, 11520, 14400));

    /** A row: its title, the model, settings over its defaults, and whether 24 horizons of it take minutes. */
    private record Line(String title, String model, Map<String, String> settings, boolean slow) {}

    private static final List<Line> LINES = List.of(
            new Line("naive", "naive", Map.of(), false),
            new Line("seasonal: the day before", Backtest.SEASONAL, Map.of(), false),
            new Line("rls on 48 lags", "rls", Map.of("series.lags", "48"), false),
            new Line(
                    "rls on 48 lags, `model.tuning.rls.init.variance=100`",
                    "rls",
                    Map.of("series.lags", "48", "model.tuning.rls.init.variance", "100"),
                    false),
            new Line("blend: the default", "blend", Map.of(), true));

    private final Path file;
    private final boolean full;
    private final List<Split> splits;
    private final List<String> channels;

    Etth1(DataDirectory folder, boolean full) {
        this(folder, full, PUBLISHED);
    }

    Etth1(DataDirectory folder, boolean full, List<Split> splits) {
        this.file = folder.series("ETTh1");
        this.full = full;
        this.splits = splits;
        this.channels = Files.isRegularFile(file) ? channels(CsvTable.open(file), splits) : List.of();
    }

    /** None where rows are too few. */
    private static List<String> channels(CsvTable table, List<Split> splits) {
        boolean enough = splits.stream().allMatch(split -> table.rows() >= split.to());
        return enough ? table.numericColumns() : List.of();
    }

    @Override
    public String name() {
        return "etth1";
    }

    @Override
    public List<Path> absent() {
        return DataDirectory.absent(List.of(file));
    }

    @Override
    public List<Job<?>> jobs() {
        List<Job<?>> jobs = new ArrayList<>();
        if (!channels.isEmpty()) {
            LINES.forEach(line -> jobs.addAll(jobs(line, splits.get(0), List.of(1))));
            LINES.forEach(line -> jobs.addAll(jobs(line, splits.get(1), horizons(line))));
        }
        return jobs;
    }

    @Override
    public String markdown(JobResults done) {
        ResultsSection section = new ResultsSection("ETTh1")
                .paragraph("""
                        Each of the seven channels is a series with its own model, which has learned nothing beforehand. Each horizon learns a label only when
                        it has arrived. The figure is the mean over the channels of the mean squared error, of values standardized by the first %s or
                        %s rows. Only forecasts that were issued in the rows in the title of a column count. The last column is the mean over horizons 1 to
                        24, which published tables call horizon 24.%s
                        """.formatted(
                                ResultsSection.whole(splits.get(0).scaled()),
                                ResultsSection.whole(splits.get(1).scaled()),
                                full ? "" : " For a blend it needs `--full`."))
                .absent(absent(), !Files.isRegularFile(file));
        if (channels.isEmpty()) {
            return Files.isRegularFile(file)
                    ? section.paragraph("The file has too few rows.").markdown()
                    : section.markdown();
        }
        String second = splits.get(1).text();
        section.columns(List.of(
                "model",
                splits.get(0).text() + ", horizon 1",
                second + ", horizon 1",
                second + ", horizon 24",
                second + ", mean of horizons 1 to 24"));
        LINES.forEach(line -> section.row(line.title, cells(line, done)));
        return section.markdown();
    }

    private List<String> cells(Line line, JobResults done) {
        List<Integer> horizons = horizons(line);
        double first = mean(line, splits.get(0), List.of(1), List.of(1), done);
        double near = mean(line, splits.get(1), horizons, List.of(1), done);
        double far = mean(line, splits.get(1), horizons, List.of(24), done);
        double all = horizons.equals(EACH) ? mean(line, splits.get(1), horizons, EACH, done) : Double.NaN;
        return List.of(first, near, far, all).stream()
                .map(each -> ResultsSection.figure("%.4f", each))
                .toList();
    }

    /** The mean over channels and some of the horizons that ran. */
    private double mean(Line line, Split split, List<Integer> ran, List<Integer> wanted, JobResults done) {
        return jobs(line, split, ran).stream()
                .flatMap(job -> done.of(job).stream())
                .filter(result -> wanted.contains(result.horizon()))
                .mapToDouble(Result::mse)
                .average()
                .orElse(Double.NaN);
    }

    private List<BacktestJob> jobs(Line line, Split split, List<Integer> horizons) {
        Backtest.Plan plan = new Backtest.Plan(
                List.of(line.model),
                List.of(1L),
                false,
                split.from(),
                0,
                DAY,
                horizons,
                new Backtest.ScoreScale(0, split.scaled()));
        return channels.stream()
                .map(channel -> new BacktestJob(
                        file, new ColumnSelection(false, null, List.of(channel), split.to()), plan, line.settings))
                .toList();
    }

    private List<Integer> horizons(Line line) {
        return full || !line.slow ? EACH : ENDS;
    }
}

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

/** The electricity transformers of ETT, each channel a series, by the rows of published tables. */
final class Transformers implements ResultsTable {
    private static final int DAY = 24;
    private static final int QUARTERS = 4;
    private static final List<Integer> NEXT = List.of(1);
    /** Published tables name a mean over horizons 1 to h by h. */
    private static final List<Integer> MEANS = List.of(24, 48, 96);

    private static final List<Integer> EACH =
            IntStream.rangeClosed(1, 96).boxed().toList();

    /** Rows that errors are scaled by, and that are tested. */
    record Split(int scaled, int from, int to) {
        String text() {
            return "rows " + from + " to " + to;
        }

        private Split times(int factor) {
            return new Split(factor * scaled, factor * from, factor * to);
        }
    }

    /**
     * Which rows of a file are tested.
     *
     * @param wide the rows of which horizon 1 is tested
     * @param late the rows of which all horizons are tested
     */
    record Plan(Split wide, Split late) {
        private Plan times(int factor) {
            return new Plan(wide.times(factor), late.times(factor));
        }
    }

    /** That of published tables, by the hour. */
    private static final Plan HOURLY = new Plan(new Split(2880, 3600, 14400), new Split(8640, 11520, 14400));

    /** A row: its title, the model, and settings over its defaults. */
    private record Line(String title, String model, Map<String, String> settings) {}

    private static final List<Line> LINES = List.of(
            new Line("naive", "naive", Map.of()),
            new Line("seasonal: the day before", Backtest.SEASONAL, Map.of()),
            new Line("rls on 48 lags", "rls", Map.of("series.lags", "48", "prediction.interval.levels", "")),
            new Line("blend-linear", "blend-linear", Map.of()),
            new Line("blend: the default", "blend", Map.of()));

    /**
     * A file.
     *
     * @param path where it is
     * @param day rows of a day
     * @param plan of it
     * @param channels that are tested; none where rows are too few
     */
    private record Source(Path path, int day, Plan plan, List<String> channels) {
        static Source of(Path path, int day, Plan plan) {
            return new Source(
                    path, day, plan, Files.isRegularFile(path) ? channels(CsvTable.open(path), plan) : List.of());
        }

        private static List<String> channels(CsvTable table, Plan plan) {
            return table.rows() >= plan.late().to() ? table.numericColumns() : List.of();
        }
    }

    private final List<Source> sources;

    Transformers(DataDirectory folder) {
        this(folder, HOURLY);
    }

    /** @param hourly of the files with a row per hour; the others have four */
    Transformers(DataDirectory folder, Plan hourly) {
        Plan quarterly = hourly.times(QUARTERS);
        sources = List.of(
                Source.of(folder.series("ETTh1"), DAY, hourly),
                Source.of(folder.series("ETTh2"), DAY, hourly),
                Source.of(folder.series("ETTm1"), QUARTERS * DAY, quarterly),
                Source.of(folder.series("ETTm2"), QUARTERS * DAY, quarterly));
    }

    @Override
    public String name() {
        return "ett";
    }

    @Override
    public List<Path> absent() {
        return DataDirectory.absent(sources.stream().map(Source::path).toList());
    }

    @Override
    public List<Job<?>> jobs() {
        List<Job<?>> jobs = new ArrayList<>();
        for (Source source : sources) {
            LINES.forEach(line -> jobs.addAll(jobs(source, line, source.plan.wide, NEXT)));
            LINES.forEach(line -> jobs.addAll(jobs(source, line, source.plan.late, EACH)));
        }
        return jobs;
    }

    @Override
    public String markdown(JobResults done) {
        ResultsSection section = new ResultsSection("Electricity transformers")
                .paragraph("""
                        Each channel of a file is a series with its own model, which has learned nothing beforehand. Each horizon learns a label only when it has
                        arrived. The figure is the mean over the channels of the mean squared error, of values standardized by the first rows, as in published
                        tables: the first 2,880 of ETTh1 and ETTh2 for the first column, the first 8,640 for the others, and four times as many of ETTm1 and
                        ETTm2. Only forecasts that were issued in the rows in the title of a column count. One run has horizons 1 to 96; published tables call
                        the mean over horizons 1 to h "horizon h".
                        """)
                .absent(absent(), absent().size() == sources.size());
        for (Source source : sources) {
            if (Files.isRegularFile(source.path)) {
                table(section, source, done);
            }
        }
        return section.markdown();
    }

    private void table(ResultsSection section, Source source, JobResults done) {
        section.heading(ResultsSection.name(source.path));
        if (source.channels.isEmpty()) {
            section.paragraph("The file has too few rows.");
            return;
        }
        String late = source.plan.late.text();
        List<String> titles =
                new ArrayList<>(List.of("model", source.plan.wide.text() + ", horizon 1", late + ", horizon 1"));
        MEANS.forEach(to -> titles.add(late + ", mean of 1 to " + to));
        section.columns(titles);
        LINES.forEach(line -> section.row(line.title, cells(source, line, done)));
    }

    private List<String> cells(Source source, Line line, JobResults done) {
        List<Double> figures = new ArrayList<>();
        figures.add(mean(jobs(source, line, source.plan.wide, NEXT), 1, done));
        List<BacktestJob> late = jobs(source, line, source.plan.late, EACH);
        figures.add(mean(late, 1, done));
        MEANS.forEach(to -> figures.add(mean(late, to, done)));
        return figures.stream().map(each -> ResultsSection.figure("%.4f", each)).toList();
    }

    /** The mean over channels and the horizons up to one. */
    private static double mean(List<BacktestJob> jobs, int to, JobResults done) {
        return jobs.stream()
                .flatMap(job -> done.of(job).stream())
                .filter(result -> result.horizon() <= to)
                .mapToDouble(Result::mse)
                .average()
                .orElse(Double.NaN);
    }

    private static List<BacktestJob> jobs(Source source, Line line, Split split, List<Integer> horizons) {
        Backtest.Plan plan = new Backtest.Plan(
                List.of(line.model),
                List.of(1L),
                false,
                split.from(),
                0,
                List.of(source.day),
                horizons,
                new Backtest.ScoreScale(0, split.scaled()));
        return source.channels.stream()
                .map(channel -> new BacktestJob(
                        source.path,
                        new ColumnSelection(false, null, List.of(channel), split.to()),
                        plan,
                        line.settings))
                .toList();
    }
}

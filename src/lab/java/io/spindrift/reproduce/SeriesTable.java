package io.spindrift.reproduce;

import static io.spindrift.reproduce.SeriesJob.BLEND;
import static io.spindrift.reproduce.SeriesJob.BLEND_LINEAR;

import io.spindrift.reproduce.SeriesFiles.Group;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.function.IntToDoubleFunction;
import java.util.function.ToDoubleFunction;

/** The default on every series, against what nobody could have chosen beforehand. */
final class SeriesTable implements ResultsTable {
    private static final List<String> MODELS = List.of(BLEND, BLEND_LINEAR);
    private static final List<Integer> SHOWN = List.of(1, 3, 6, 12, 24);
    private static final int NEAR = SeriesJob.HORIZONS.get(0);

    private final SeriesFiles files;

    SeriesTable(SeriesFiles files) {
        this.files = files;
    }

    @Override
    public String name() {
        return "series";
    }

    @Override
    public List<Path> absent() {
        return files.absent();
    }

    @Override
    public List<Job<?>> jobs() {
        List<Job<?>> jobs = new ArrayList<>();
        for (SeriesFiles.Series series : files.all()) {
            MODELS.forEach(model -> jobs.addAll(SeriesJob.all(series, model)));
            jobs.add(Baselines.job(series, SeriesJob.EACH));
        }
        return jobs;
    }

    @Override
    public String markdown(JobResults done) {
        ResultsSection section = new ResultsSection("Series")
                .paragraph("""
                        The default settings on every series, with `series.horizons=1-24`. The figure is the mean squared error divided by that of the best
                        baseline, chosen in hindsight for each horizon. Below 1, the model is better than all baselines. Baselines are the naive forecast, the
                        value one season before, and recursive least squares on 5, 24 or 48 lags, with and without forgetting. The season is the known one of
                        the series, or else one of the usual ones; before the first season has passed, the baseline is the naive forecast.

                        `blend`: median of seeds 1 to 5. `blend-linear` does not depend on a seed. Forecasts are counted from row %d on. A file of many series
                        counts as one, by their geometric mean.
                        """.formatted(SeriesJob.COUNTED_FROM))
                .leftOut(files);
        if (files.groups().isEmpty()) {
            return section.markdown();
        }
        means(section, done);
        MODELS.forEach(model -> byHorizon(section, model, done));
        section.paragraph("""
                The next two tables have, of `blend`, the range over seeds, and over the series of a file of many, below the figure. The last column
                has the first %d forecasts, relative to the naive forecast only, because nothing else can be known then.
                """.formatted(SeriesJob.COUNTED_FROM));
        for (int horizon : SeriesJob.HORIZONS) {
            horizon(section, horizon, done);
        }
        section.heading("Cost of a record")
                .paragraph("""
                        All 24 horizons with their intervals, while all cores were busy. The state is that of the learner in the store, with the
                        distributions of its forecasts.
                        """)
                .columns(List.of("series", "blend, µs", "blend-linear, µs", "blend, bytes", "blend-linear, bytes"));
        files.groups().forEach(group -> section.row(group.title(), costs(group, done)));
        return section.markdown();
    }

    private void means(ResultsSection section, JobResults done) {
        section.heading("All series by horizon")
                .paragraph("Geometric means over the series. The last column is the mean of the %d geometric means."
                        .formatted(SeriesJob.EACH.size()))
                .columns(titles("model"));
        MODELS.forEach(model ->
                section.row(model, byHorizon(horizon -> new Ratios(done, model, horizon).of(files.groups()))));
    }

    private void byHorizon(ResultsSection section, String model, JobResults done) {
        section.heading("`" + model + "` by horizon").columns(titles("series"));
        for (Group group : files.groups()) {
            section.row(group.title(), byHorizon(horizon -> new Ratios(done, model, horizon).of(group)));
        }
    }

    private static List<String> titles(String first) {
        List<String> titles = new ArrayList<>(List.of(first));
        SHOWN.forEach(horizon -> titles.add(horizon.toString()));
        titles.add("mean of 1 to " + SeriesJob.EACH.size());
        return titles;
    }

    private static List<String> byHorizon(IntToDoubleFunction figure) {
        List<Double> figures = new ArrayList<>();
        SHOWN.forEach(horizon -> figures.add(figure.applyAsDouble(horizon)));
        figures.add(Means.arithmetic(
                SeriesJob.EACH.stream().map(figure::applyAsDouble).toList()));
        return figures.stream().map(each -> ResultsSection.figure("%.3f", each)).toList();
    }

    private void horizon(ResultsSection section, int horizon, JobResults done) {
        Ratios blend = new Ratios(done, BLEND, horizon);
        Ratios linear = new Ratios(done, BLEND_LINEAR, horizon);
        section.heading("Horizon " + horizon)
                .columns(List.of(
                        "series",
                        "forecasts",
                        "blend",
                        "blend-linear",
                        "best baseline",
                        "blend, first " + SeriesJob.COUNTED_FROM));
        for (Group group : files.groups()) {
            List<SeriesJob.At> found = found(group, BLEND, horizon, done);
            section.row(
                    group.title(),
                    List.of(
                            ResultsSection.whole(mean(found, at -> at.counted().n())),
                            blend.cell(group),
                            linear.cell(group),
                            blend.best(group),
                            ResultsSection.figure("%.3f", first(found))));
        }
        List<Double> firsts = files.groups().stream()
                .map(group -> first(found(group, BLEND, horizon, done)))
                .toList();
        section.row(
                "geometric mean",
                List.of(
                        "",
                        ResultsSection.figure("%.3f", blend.of(files.groups())),
                        ResultsSection.figure("%.3f", linear.of(files.groups())),
                        "",
                        ResultsSection.figure("%.3f", Means.geometric(firsts))));
    }

    private static double first(Collection<SeriesJob.At> found) {
        return Means.geometric(found.stream().map(SeriesJob.At::first).toList());
    }

    private static List<String> costs(Group group, JobResults done) {
        return List.of(
                micros(group, BLEND, done),
                micros(group, BLEND_LINEAR, done),
                bytes(group, BLEND, done),
                bytes(group, BLEND_LINEAR, done));
    }

    private static String micros(Group group, String model, JobResults done) {
        return ResultsSection.whole(
                mean(found(group, model, NEAR, done), at -> at.counted().microsPerStep()));
    }

    private static String bytes(Group group, String model, JobResults done) {
        SeriesJob any = SeriesJob.all(group.series().get(0), model).get(0);
        return ResultsSection.whole(done.of(any).stateBytes());
    }

    private static List<SeriesJob.At> found(Group group, String model, int horizon, JobResults done) {
        return SeriesJob.found(group.series(), model, horizon, done);
    }

    private static double mean(List<SeriesJob.At> found, ToDoubleFunction<SeriesJob.At> figure) {
        return Means.arithmetic(found.stream().map(figure::applyAsDouble).toList());
    }
}

package io.spindrift.reproduce;

import static io.spindrift.reproduce.SeriesJob.BLEND;
import static io.spindrift.reproduce.SeriesJob.BLEND_LINEAR;

import io.spindrift.reproduce.SeriesFiles.Group;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.function.ToDoubleFunction;

/** The default on every series, against what nobody could have chosen beforehand. */
final class SeriesTable implements ResultsTable {
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
            jobs.addAll(SeriesJob.all(series, BLEND));
            jobs.addAll(SeriesJob.all(series, BLEND_LINEAR));
            jobs.add(Baselines.job(series, SeriesJob.HORIZONS));
        }
        return jobs;
    }

    @Override
    public String markdown(JobResults done) {
        ResultsSection section = new ResultsSection("Series")
                .paragraph("""
                        The default settings on every series. The figure is the mean squared error divided by that of the best baseline, chosen in hindsight.
                        Below 1, the model is better than all baselines. Baselines are the naive forecast, the value one season before, and recursive least
                        squares on 5, 24 or 48 lags, with and without forgetting. The season is the known one of the series, or else one of the usual ones;
                        before the first season has passed, the baseline is the naive forecast.

                        `blend`: median of seeds 1 to 5, with their range below. `blend-linear` does not depend on a seed. The last column has the first %d
                        forecasts, relative to the naive forecast only, because nothing else can be known then. A file of many series counts as one, by their
                        geometric mean, with the range of all below. The time is per record and both horizons, while all cores were busy. The state is per
                        horizon.
                        """.formatted(SeriesJob.COUNTED_FROM))
                .leftOut(files);
        if (files.groups().isEmpty()) {
            return section.markdown();
        }
        for (int horizon : SeriesJob.HORIZONS) {
            horizon(section, horizon, done);
        }
        section.heading("Cost of a record")
                .columns(List.of("series", "blend, µs", "blend-linear, µs", "blend, bytes", "blend-linear, bytes"));
        files.groups().forEach(group -> section.row(group.title(), costs(group, done)));
        return section.markdown();
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
        List<SeriesJob.At> blend = found(group, BLEND, NEAR, done);
        List<SeriesJob.At> linear = found(group, BLEND_LINEAR, NEAR, done);
        return List.of(
                ResultsSection.whole(mean(blend, at -> at.counted().microsPerStep())),
                ResultsSection.whole(mean(linear, at -> at.counted().microsPerStep())),
                ResultsSection.whole(mean(blend, at -> at.counted().stateBytes())),
                ResultsSection.whole(mean(linear, at -> at.counted().stateBytes())));
    }

    private static List<SeriesJob.At> found(Group group, String model, int horizon, JobResults done) {
        return SeriesJob.found(group.series(), model, horizon, done);
    }

    private static double mean(List<SeriesJob.At> found, ToDoubleFunction<SeriesJob.At> figure) {
        return Means.arithmetic(found.stream().map(figure::applyAsDouble).toList());
    }
}

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
                        All series with the default settings. The mean squared error is divided by that of the best of three baselines, chosen in
                        hindsight: the naive forecast; the value one season before (of the known season of the series, or else of the usual
                        seasons; the naive forecast until there is a season before); and recursive least squares (of 5, 24 or 48 lags, with and
                        without forgetting). Below 1, the model is better than all of them. `blend`: the median over seeds 1 to 5, with the range
                        below; `blend-linear` does not depend on the seed. The forecasts of the first %d rows are reported separately, divided by
                        the naive forecast only, because other baselines need more data. A file of many series is one row, with their geometric
                        mean and the range of all below. Time: of a record with both horizons, while all cores were busy. State: of one horizon.
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
                        "the best in hindsight",
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

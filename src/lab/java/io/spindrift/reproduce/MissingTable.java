package io.spindrift.reproduce;

import io.spindrift.reproduce.SeriesFiles.Group;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;

/** The default on series of which values are missing, against the same series as they are. */
final class MissingTable implements ResultsTable {
    private final SeriesFiles files;

    MissingTable(SeriesFiles files) {
        this.files = files;
    }

    @Override
    public String name() {
        return "missing";
    }

    @Override
    public List<Path> absent() {
        return files.absent();
    }

    @Override
    public List<Job<?>> jobs() {
        return List.copyOf(files.all().stream().map(MissingJob::new).toList());
    }

    @Override
    public String markdown(JobResults done) {
        ResultsSection section = new ResultsSection("Missing values")
                .paragraph("""
                        `blend`, all 24 horizons, with 10 %% of the values missing at random. The figure is the mean squared error on the labels that are left over
                        that of the run without missing values, on the same labels, of forecasts from row %d on. The second column has only the forecasts that
                        were made at a row with a value. A file of many series counts as one, by their geometric mean.
                        """.formatted(SeriesJob.COUNTED_FROM))
                .leftOut(files);
        if (files.groups().isEmpty()) {
            return section.markdown();
        }
        List<String> titles = new ArrayList<>(List.of("series", "horizon 1", "horizon 1, newest value known"));
        LabelErrors.HORIZONS.stream().skip(1).forEach(horizon -> titles.add("horizon " + horizon));
        section.columns(titles);
        List<ToDoubleFunction<MissingJob.Found>> columns = new ArrayList<>();
        columns.add(found -> found.all().get(1));
        columns.add(MissingJob.Found::seen);
        LabelErrors.HORIZONS.stream()
                .skip(1)
                .forEach(horizon -> columns.add(found -> found.all().get(horizon)));
        for (Group group : files.groups()) {
            section.row(group.title(), cells(columns, column -> mean(group, column, done)));
        }
        section.row(
                "geometric mean",
                cells(
                        columns,
                        column -> Means.geometric(files.groups().stream()
                                .map(group -> mean(group, column, done))
                                .toList())));
        return section.markdown();
    }

    private static List<String> cells(
            List<ToDoubleFunction<MissingJob.Found>> columns,
            ToDoubleFunction<ToDoubleFunction<MissingJob.Found>> figure) {
        return columns.stream()
                .map(column -> ResultsSection.figure("%.3f", figure.applyAsDouble(column)))
                .toList();
    }

    private static double mean(Group group, ToDoubleFunction<MissingJob.Found> column, JobResults done) {
        return Means.geometric(group.series().stream()
                .map(series -> column.applyAsDouble(done.of(new MissingJob(series))))
                .toList());
    }
}

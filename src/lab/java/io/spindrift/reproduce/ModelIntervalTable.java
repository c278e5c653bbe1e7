package io.spindrift.reproduce;

import io.spindrift.reproduce.ModelIntervalsJob.Found;
import io.spindrift.reproduce.SeriesJob.Band;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** The intervals and p-values of the models that the other tables of intervals do not have: in regression mode, and single learners. */
final class ModelIntervalTable implements ResultsTable {
    private static final List<String> OF_REGRESSION = List.of("naive", "rls", "sgd", "blend-linear", "blend");
    private static final List<String> OF_SERIES = List.of("naive", "rls", "sgd", "kronecker");
    private static final double RARE = 0.01;
    private static final double RAREST = 0.001;

    private final List<Path> regressions;
    private final List<Path> absent;
    private final SeriesFiles files;

    ModelIntervalTable(DataDirectory folder, SeriesFiles files) {
        regressions = folder.regressionFiles(RegressionRunning.KNOWN);
        absent = DataDirectory.absent(
                RegressionRunning.KNOWN.stream().map(folder::regression).toList());
        this.files = files;
    }

    @Override
    public String name() {
        return "intervals-by-model";
    }

    @Override
    public List<Path> absent() {
        List<Path> all = new ArrayList<>(absent);
        all.addAll(files.absent());
        return all;
    }

    @Override
    public List<Job<?>> jobs() {
        List<Job<?>> jobs = new ArrayList<>();
        OF_REGRESSION.forEach(model -> jobs.addAll(ofRegression(model)));
        OF_SERIES.forEach(model -> jobs.addAll(ofSeries(model)));
        return jobs;
    }

    private List<ModelIntervalsJob> ofRegression(String model) {
        return regressions.stream()
                .map(file -> ModelIntervalsJob.regression(file, model))
                .toList();
    }

    private List<ModelIntervalsJob> ofSeries(String model) {
        return files.all().stream()
                .map(series -> ModelIntervalsJob.series(series, model))
                .toList();
    }

    @Override
    public String markdown(JobResults done) {
        ResultsSection section =
                new ResultsSection("Intervals of other models").paragraph("""
                        The same measures in regression mode, on the files of "Regression, scaled by running statistics", and of single learners on all series.
                        Seed 1. Coverage is the mean over files or series, the ratio is the score over that of the band z σ, as geometric mean. The columns p
                        have the number of p-values up to a bound, over all files or series, divided by the number that uniform p-values give.
                        """).leftOut(files);
        if (jobs().isEmpty()) {
            return section.markdown();
        }
        section.columns(List.of(
                "mode, horizon",
                "model",
                "80 %: coverage",
                "80 %: ratio",
                "95 %: coverage",
                "95 %: ratio",
                "p ≤ .01",
                "p ≤ .001"));
        OF_REGRESSION.forEach(model ->
                row(section, "regression", model, ofRegression(model), ModelIntervalsJob.REGRESSION_HORIZON, done));
        for (int horizon : SeriesJob.HORIZONS) {
            OF_SERIES.forEach(model -> row(section, "series, " + horizon, model, ofSeries(model), horizon, done));
        }
        return section.markdown();
    }

    private static void row(
            ResultsSection section,
            String title,
            String model,
            List<ModelIntervalsJob> jobs,
            int horizon,
            JobResults done) {
        List<Found> found = jobs.stream()
                .map(job -> done.of(job).get(horizon))
                .filter(Objects::nonNull)
                .toList();
        List<String> cells = new ArrayList<>(List.of(model));
        for (int level = 0; level < IntervalTable.LEVELS.size(); level++) {
            int index = level;
            List<Band> bands =
                    found.stream().map(each -> each.bands().get(index)).toList();
            double coverage = Means.arithmetic(
                    bands.stream().map(band -> band.own().coverage()).toList());
            cells.add(ResultsSection.figure("%.1f %%", 100 * coverage));
            cells.add(ResultsSection.figure(
                    "%.3f", Means.geometric(bands.stream().map(Band::ratio).toList())));
        }
        cells.add(relative(found, RARE));
        cells.add(relative(found, RAREST));
        section.row(title, cells);
    }

    private static String relative(List<Found> found, double bound) {
        double n = found.stream().mapToLong(each -> each.pValues().length).sum();
        return ResultsSection.figure(
                "%.2f", found.stream().mapToLong(each -> each.upTo(bound)).sum() / (bound * n));
    }
}

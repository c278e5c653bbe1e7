package io.spindrift.reproduce;

import io.spindrift.backtest.BacktestReport.Result;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Regression problems as the application sees them, on the scale of published tables. */
public final class RegressionRunning implements ResultsTable {
    /** The names of the problems. */
    static final List<String> KNOWN = List.of("kin8nm", "puma8NH", "puma32H", "elevators", "bank8FM");

    private static final List<Long> ONE = List.of(1L);

    /** The models of the rows. Only the last one is random. */
    public static final List<String> MODELS = List.of("naive", "rls", "blend-linear", "blend");

    private final DataDirectory folder;
    private final List<Path> present;

    public RegressionRunning(DataDirectory folder) {
        this.folder = folder;
        this.present = folder.regressionFiles(KNOWN);
    }

    @Override
    public String name() {
        return "regression";
    }

    @Override
    public List<Path> absent() {
        return DataDirectory.absent(KNOWN.stream().map(folder::regression).toList());
    }

    @Override
    public List<Job<?>> jobs() {
        List<Job<?>> jobs = new ArrayList<>();
        for (Path file : present) {
            jobs.add(new ScaleJob(file));
            MODELS.forEach(model -> jobs.add(job(file, model)));
        }
        return jobs;
    }

    @Override
    public String markdown(JobResults done) {
        ResultsSection section = new ResultsSection("Regression, scaled by running statistics")
                .paragraph("""
                        As the application runs: prequential, in file order; each label is learned at once, and scales are learned online. The mean squared
                        error is on the scale of published tables: NMSE times the variance of the target when the whole file is mapped onto [−1, 1]. `blend`:
                        median of seeds 1 to 5 and, below it, their range. The other models do not depend on a seed.
                        """)
                .absent(absent(), present.isEmpty());
        if (!present.isEmpty()) {
            List<String> titles = new ArrayList<>(List.of("model"));
            present.forEach(file -> titles.add(ResultsSection.name(file)));
            section.columns(titles);
            section.row("variance of the target", variances(done));
            MODELS.forEach(model -> section.row(model, cells(model, done)));
        }
        return section.markdown();
    }

    /** The problems that are there. */
    public List<Path> present() {
        return present;
    }

    /** The variances of their targets on the scale of published tables. */
    public List<String> variances(JobResults done) {
        return present.stream()
                .map(file -> ResultsSection.figure("%.4f", done.of(new ScaleJob(file))))
                .toList();
    }

    /** The figures of a model, problem by problem. */
    public List<String> cells(String model, JobResults done) {
        return present.stream().map(file -> cell(file, model, done)).toList();
    }

    private static String cell(Path file, String model, JobResults done) {
        double variance = done.of(new ScaleJob(file));
        Result result = done.of(job(file, model)).get(0);
        String median = ResultsSection.figure("%.4f", variance * result.nmse());
        return seeds(model) == ONE
                ? median
                : median + ResultsSection.range("%.4f", variance * result.nmseMin(), variance * result.nmseMax());
    }

    private static BacktestJob job(Path file, String model) {
        return BacktestJob.regression(file, model, seeds(model), false, Map.of());
    }

    private static List<Long> seeds(String model) {
        return model.equals("blend") ? BacktestJob.SEEDS : ONE;
    }
}

package io.spindrift.reproduce;

import io.spindrift.backtest.BacktestReport.Result;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** All trainers on three regression problems, scaled by the whole file. */
final class RegressionByFile implements ResultsTable {
    private static final List<String> FILES = List.of("kin8nm", "puma8NH", "bank8FM");

    /** A row: its title, the model's name, settings over its defaults. */
    private record Line(String title, String model, Map<String, String> settings) {}

    private static final List<Line> LINES = List.of(
            new Line("naive", "naive", Map.of()),
            new Line("rls: recursive least squares", "rls", Map.of()),
            new Line("mlp: a network without memory", "mlp", Map.of()),
            new Line("sgd: real-time recurrent learning", "sgd", Map.of()),
            new Line("ekf: joint extended Kalman filter", "ekf", Map.of()),
            new Line("kronecker: extended Kalman filter, Kronecker covariance", "kronecker", Map.of()),
            new Line("kronecker, output-gated", "kronecker", Map.of("model.architecture", "output-gated")),
            new Line("pf: the paper's filter, N = 100", "pf", Map.of()),
            new Line("pf: the paper's filter, N = 500", "pf", Map.of("pf.particles", "500")),
            new Line("pf-readout: read-out integrated out, N = 100", "pf-readout", Map.of()),
            new Line("pf-diagonal: N = 30", "pf-diagonal", Map.of()),
            new Line("pf-block: N = 10", "pf-block", Map.of()),
            new Line("blend: the default", "blend", Map.of()));

    private final List<Path> files;
    private final List<Path> present;

    RegressionByFile(DataDirectory folder) {
        this.files = FILES.stream().map(folder::regression).toList();
        this.present = files.stream().filter(Files::isRegularFile).toList();
    }

    @Override
    public String name() {
        return "regression-by-file";
    }

    @Override
    public List<Path> absent() {
        return DataDirectory.absent(files);
    }

    @Override
    public List<Job<?>> jobs() {
        List<Job<?>> jobs = new ArrayList<>();
        present.forEach(file -> LINES.forEach(line -> jobs.add(job(file, line))));
        return jobs;
    }

    @Override
    public String markdown(JobResults done) {
        ResultsSection section = new ResultsSection("Regression, scaled by the whole file")
                .paragraph("""
                        Prequential, in file order; each label is learned at once. Regressors are standardized, and the target is mapped onto [−1, 1], by
                        the whole file, as in published tables. (The application scales online.) The network is an LSTM with m = 8 in the general
                        architecture. Each model has its own defaults, the same for all files. NMSE is the mean squared error divided by the variance of the
                        target: median over seeds 1 to 5, whole run | last quarter, and below it the range of the whole run.
                        """)
                .absent(absent(), present.isEmpty());
        if (present.isEmpty()) {
            return section.markdown();
        }
        List<String> titles = new ArrayList<>(List.of("model"));
        present.forEach(file -> titles.add(ResultsSection.name(file)));
        titles.add("state, bytes");
        section.columns(titles);
        LINES.forEach(line -> section.row(line.title, cells(line, done)));
        return section.paragraph("The paper's filter is reported as it is, without tuning.")
                .markdown();
    }

    private List<String> cells(Line line, JobResults done) {
        List<String> cells = new ArrayList<>();
        long bytes = 0;
        for (Path file : present) {
            Result result = done.of(job(file, line)).get(0);
            bytes = Math.max(bytes, result.stateBytes());
            cells.add(ResultsSection.figure("%.4f", result.nmse()) + " \\| "
                    + ResultsSection.figure("%.4f", result.nmseLastQuarter())
                    + ResultsSection.range("%.4f", result.nmseMin(), result.nmseMax()));
        }
        cells.add(ResultsSection.whole(bytes));
        return cells;
    }

    private static BacktestJob job(Path file, Line line) {
        return BacktestJob.regression(file, line.model, BacktestJob.SEEDS, true, line.settings);
    }
}

package io.spindrift.peers;

import io.spindrift.reproduce.DataDirectory;
import io.spindrift.reproduce.Job;
import io.spindrift.reproduce.JobResults;
import io.spindrift.reproduce.RegressionRunning;
import io.spindrift.reproduce.ResultsSection;
import io.spindrift.reproduce.ResultsTable;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Regression problems: Spindrift as it runs, and regressors of MOA. */
final class RegressionPeers implements ResultsTable {
    private static final int LABELS = 3;

    private final RegressionRunning own;

    /** A row. */
    private record Line(String title, Moa.Kind kind, int labels) {}

    private static final List<Line> LINES = lines();

    RegressionPeers(DataDirectory folder) {
        this.own = new RegressionRunning(folder);
    }

    private static List<Line> lines() {
        List<Line> lines = new ArrayList<>();
        for (Moa.Kind kind : Moa.Kind.values()) {
            lines.add(new Line(kind.title(), kind, 0));
        }
        lines.add(new Line(Moa.Kind.RULES.title() + ", last " + LABELS + " labels as inputs", Moa.Kind.RULES, LABELS));
        return List.copyOf(lines);
    }

    @Override
    public String name() {
        return own.name();
    }

    @Override
    public List<Path> absent() {
        return own.absent();
    }

    @Override
    public List<Job<?>> jobs() {
        List<Job<?>> jobs = new ArrayList<>(own.jobs());
        own.present().forEach(file -> LINES.forEach(line -> jobs.add(job(file, line))));
        return jobs;
    }

    @Override
    public String markdown(JobResults done) {
        ResultsSection section = new ResultsSection("Regression")
                .paragraph("""
                        Prequential, in file order; each label is learned at once. The mean squared error is on the scale of published tables: the target is
                        mapped onto [−1, 1] by the whole file. Spindrift scales online. The regressors of MOA get inputs and target mapped by the whole file,
                        which no application could know beforehand. `blend`: median of five seeds and their range. SOKNL forecasts without the label. MOA's
                        own evaluation gives it an instance with the label, and it then chooses by errors that include this label.
                        """)
                .absent(absent(), own.present().isEmpty());
        if (!own.present().isEmpty()) {
            List<String> titles = new ArrayList<>(List.of("model"));
            own.present().forEach(file -> titles.add(ResultsSection.name(file)));
            section.columns(titles).row("variance of the target", own.variances(done));
            RegressionRunning.MODELS.forEach(model -> section.row("Spindrift " + model, own.cells(model, done)));
            LINES.forEach(line -> section.row(line.title, cells(line, done)));
        }
        return section.markdown();
    }

    private List<String> cells(Line line, JobResults done) {
        return own.present().stream()
                .map(file -> ResultsSection.figure("%.4f", done.of(job(file, line))))
                .toList();
    }

    private static RegressionPeerJob job(Path file, Line line) {
        return new RegressionPeerJob(file, line.kind, line.labels);
    }
}

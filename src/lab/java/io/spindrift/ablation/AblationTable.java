package io.spindrift.ablation;

import io.spindrift.backtest.BacktestReport.Result;
import io.spindrift.reproduce.BacktestJob;
import io.spindrift.reproduce.Baselines;
import io.spindrift.reproduce.Job;
import io.spindrift.reproduce.JobResults;
import io.spindrift.reproduce.Means;
import io.spindrift.reproduce.ResultsSection;
import io.spindrift.reproduce.ResultsTable;
import io.spindrift.reproduce.SeriesFiles;
import io.spindrift.reproduce.SeriesJob;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The error of the default on all series, without one part of the learner each. */
public final class AblationTable implements ResultsTable {
    private static final List<Integer> SHOWN = List.of(1, 3, 6, 12, 24);
    private static final List<Integer> EACH = SeriesJob.EACH;

    private final SeriesFiles files;
    private final long rows;
    private final VariantCache classes;

    /**
     * @param files of the series
     * @param rows how many of each series are run at most
     * @param folder where variants are compiled
     */
    public AblationTable(SeriesFiles files, long rows, Path folder) {
        this.files = files;
        this.rows = rows;
        this.classes = new VariantCache(folder);
    }

    @Override
    public String name() {
        return "ablation";
    }

    @Override
    public List<Path> absent() {
        return files.absent();
    }

    @Override
    public List<Job<?>> jobs() {
        List<Job<?>> jobs = new ArrayList<>();
        for (SeriesFiles.Series series : files.all()) {
            jobs.add(baseline(series));
        }
        for (Variant variant : Variant.ALL) {
            files.all().forEach(series -> jobs.add(job(series, variant)));
        }
        return jobs;
    }

    private BacktestJob baseline(SeriesFiles.Series series) {
        return Baselines.job(series, EACH, rows);
    }

    private AblationJob job(SeriesFiles.Series series, Variant variant) {
        return new AblationJob(series, variant, rows, classes);
    }

    @Override
    public String markdown(JobResults done) {
        ResultsSection section = new ResultsSection("What each part is worth")
                .paragraph("""
                        `blend` without one part, seed 1, on the first %s rows of each series at most, horizons 1 to 24. The figure is the mean squared error over
                        that of the best baseline in hindsight, as in the other tables: the geometric mean over the series, by horizon, and the mean of the %d
                        geometric means. The last column compares that mean with the whole.
                        """.formatted(ResultsSection.whole(rows), EACH.size()))
                .leftOut(files);
        List<String> titles = new ArrayList<>(List.of("left out"));
        SHOWN.forEach(horizon -> titles.add("horizon " + horizon));
        titles.add("mean of 1 to " + EACH.size());
        titles.add("change");
        section.columns(titles);
        double whole = mean(Variant.WHOLE, done);
        for (Variant variant : Variant.ALL) {
            List<String> cells = new ArrayList<>();
            SHOWN.forEach(horizon -> cells.add(ResultsSection.figure("%.3f", ratio(variant, horizon, done))));
            double mean = mean(variant, done);
            cells.add(ResultsSection.figure("%.4f", mean));
            cells.add(ResultsSection.figure("%+.2f %%", 100 * (mean / whole - 1)));
            section.row(variant.name(), cells);
        }
        return section.markdown();
    }

    private double mean(Variant variant, JobResults done) {
        return Means.arithmetic(
                EACH.stream().map(horizon -> ratio(variant, horizon, done)).toList());
    }

    private double ratio(Variant variant, int horizon, JobResults done) {
        return Means.geometric(files.groups().stream()
                .map(group -> Means.geometric(group.series().stream()
                        .map(series -> ratio(series, variant, horizon, done))
                        .toList()))
                .toList());
    }

    private double ratio(SeriesFiles.Series series, Variant variant, int horizon, JobResults done) {
        double best = Baselines.best(done.of(baseline(series)), horizon)
                .map(Result::mse)
                .orElse(Double.NaN);
        return done.of(job(series, variant)).getOrDefault(horizon, Double.NaN) / best;
    }
}

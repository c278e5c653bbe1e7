package io.spindrift.reproduce;

import static io.spindrift.reproduce.SeriesJob.BLEND;

import io.spindrift.backtest.BacktestReport.Interval;
import io.spindrift.reproduce.SeriesFiles.Group;
import io.spindrift.reproduce.SeriesJob.Band;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.ToDoubleFunction;

/** The default's intervals on every series, against a Gaussian band whose width hindsight chose. */
final class IntervalTable implements ResultsTable {
    static final List<Double> LEVELS = List.of(0.8, 0.95);
    /** With fewer forecasts a window of 500 is a good part of them. */
    private static final int LONG = 2000;

    private static final String MARK = " \\*";

    private final SeriesFiles files;

    IntervalTable(SeriesFiles files) {
        this.files = files;
    }

    @Override
    public String name() {
        return "intervals";
    }

    @Override
    public List<Path> absent() {
        return files.absent();
    }

    @Override
    public List<Job<?>> jobs() {
        List<Job<?>> jobs = new ArrayList<>();
        files.all().forEach(series -> jobs.addAll(SeriesJob.all(series, BLEND)));
        return jobs;
    }

    @Override
    public String markdown(JobResults done) {
        ResultsSection section = new ResultsSection("Intervals")
                .paragraph("""
                        Prediction intervals of the default settings, from row %d on: their coverage, the shares of labels below and above them, the lowest coverage in 500 consecutive forecasts, and
                        their mean width. The columns z σ have the band forecast ± z σ for comparison. σ² is the mean square of all errors of the same
                        forecasts whose labels had arrived, and z is chosen in hindsight so that the coverage is the same. Score is the mean interval score
                        (Gneiting and Raftery, 2007): smaller for narrow intervals that miss by little. A ratio below 1 is better than the band. If many
                        values repeat the value before, coverage is above nominal, because no interval is narrower than zero. Over seeds 1 to 5, and over a
                        file of many series: means, the lowest coverage of all, geometric means of ratios. An asterisk marks fewer than %s forecasts.
                        """.formatted(SeriesJob.INTERVALS_FROM, ResultsSection.whole(LONG)))
                .leftOut(files);
        if (!files.groups().isEmpty()) {
            for (int horizon : SeriesJob.HORIZONS) {
                for (double level : LEVELS) {
                    table(section, horizon, level, done);
                }
            }
        }
        return section.markdown();
    }

    private void table(ResultsSection section, int horizon, double level, JobResults done) {
        section.heading(ResultsSection.figure("%.0f %%", 100 * level) + ", horizon " + horizon)
                .columns(List.of(
                        "series",
                        "repeated",
                        "coverage",
                        "below",
                        "above",
                        "lowest of 500",
                        "width",
                        "z σ: width",
                        "score",
                        "z σ: score",
                        "ratio"));
        List<Double> ratios = new ArrayList<>();
        List<Double> ofLong = new ArrayList<>();
        for (Group group : files.groups()) {
            List<Band> bands = bands(group, horizon, level, done);
            double ratio = Means.geometric(bands.stream().map(Band::ratio).toList());
            ratios.add(ratio);
            if (isLong(bands)) {
                ofLong.add(ratio);
            }
            section.row(group.title() + (isLong(bands) ? "" : MARK), cells(group, bands, ratio, done));
        }
        mean(section, "geometric mean", ratios);
        mean(section, "geometric mean without" + MARK, ofLong);
    }

    private static void mean(ResultsSection section, String title, List<Double> ratios) {
        section.row(
                title,
                List.of("", "", "", "", "", "", "", "", "", ResultsSection.figure("%.3f", Means.geometric(ratios))));
    }

    private List<String> cells(Group group, List<Band> bands, double ratio, JobResults done) {
        double unchanged = Means.arithmetic(group.series().stream()
                .map(series -> done.of(SeriesJob.all(series, BLEND).get(0)).unchanged())
                .toList());
        double min = bands.stream()
                .mapToDouble(band -> band.own().worstCoverage())
                .min()
                .orElse(Double.NaN);
        return List.of(
                percent(unchanged),
                percent(mean(bands, Interval::coverage)),
                percent(mean(bands, Interval::below)),
                percent(mean(bands, Interval::above)),
                percent(min),
                unit(group, bands, band -> band.own().width()),
                unit(group, bands, band -> band.gaussian().width()),
                unit(group, bands, Band::score),
                unit(group, bands, Band::gaussianScore),
                ResultsSection.figure("%.3f", ratio));
    }

    private static double mean(List<Band> bands, ToDoubleFunction<Interval> share) {
        return Means.arithmetic(
                bands.stream().map(band -> share.applyAsDouble(band.own())).toList());
    }

    /** Values in the unit of a series are shown only for a single series. */
    private static String unit(Group group, List<Band> bands, Function<Band, Double> figure) {
        return group.series().size() == 1
                ? ResultsSection.digits(
                        Means.arithmetic(bands.stream().map(figure).toList()))
                : ResultsSection.UNDEFINED;
    }

    private static String percent(double share) {
        return ResultsSection.figure("%.1f %%", 100 * share);
    }

    private static boolean isLong(List<Band> bands) {
        return !bands.isEmpty() && bands.stream().allMatch(band -> band.n() >= LONG);
    }

    private static List<Band> bands(Group group, int horizon, double level, JobResults done) {
        Predicate<Band> wanted = band -> band.own().level() == level;
        return SeriesJob.found(group.series(), BLEND, horizon, done).stream()
                .flatMap(at -> at.intervals().stream().filter(wanted))
                .toList();
    }
}

package io.spindrift.reproduce;

import io.spindrift.backtest.BacktestReport.Interval;
import io.spindrift.backtest.BacktestReport.Result;
import io.spindrift.backtest.ColumnSelection;
import io.spindrift.backtest.Data;
import io.spindrift.backtest.GaussianBand;
import io.spindrift.backtest.Median;
import io.spindrift.backtest.ScoredRun;
import io.spindrift.config.BacktestSettings;
import io.spindrift.csv.CsvTable;
import io.spindrift.model.series.SeriesSettings;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;

/**
 * One model over one series, all horizons in one run.
 *
 * @param series of it
 * @param model its name
 * @param seed of it
 */
public record SeriesJob(SeriesFiles.Series series, String model, long seed) implements Job<SeriesJob.Found> {
    /** The models of all tables of series. Only the first one is random. */
    public static final String BLEND = "blend";

    static final String BLEND_LINEAR = "blend-linear";

    /** The horizons of all runs. */
    public static final List<Integer> EACH =
            IntStream.rangeClosed(1, 24).boxed().toList();

    /** The horizons of which tables of series say more than the error. */
    public static final List<Integer> HORIZONS = List.of(1, 24);

    /** From which row on forecasts are counted; those before are told apart. */
    public static final int COUNTED_FROM = 100;

    /** From which row on intervals are. */
    static final int INTERVALS_FROM = 200;

    /**
     * The result of a run.
     *
     * @param mse mean squared errors of counted forecasts by horizon, without horizons that the series is too short for
     * @param horizons more results of some horizons
     * @param stateBytes size of the learner of all horizons in the store
     * @param unchanged share of values that equal the value before
     */
    public record Found(Map<Integer, Double> mse, Map<Integer, At> horizons, long stateBytes, double unchanged) {}

    /**
     * The result of a horizon.
     *
     * @param counted of all counted forecasts
     * @param first mean squared error of the forecasts before, relative to that of the naive forecast
     * @param intervals one for each level; none if the series ends before they are counted
     */
    public record At(Result counted, double first, List<Band> intervals) {}

    /**
     * The intervals of a level.
     *
     * @param n number of forecasts
     * @param own measures of the intervals
     * @param gaussian the baseline
     */
    public record Band(long n, Interval own, GaussianBand gaussian) {
        double score() {
            return GaussianBand.intervalScore(own.level(), own.pinball());
        }

        double gaussianScore() {
            return GaussianBand.intervalScore(own.level(), gaussian.pinball());
        }

        double ratio() {
            return own.pinball() / gaussian.pinball();
        }
    }

    /** All runs of a model over a series: one for each seed, where chance has a part. */
    public static List<SeriesJob> all(SeriesFiles.Series series, String model) {
        List<Long> seeds = model.equals(BLEND) ? BacktestJob.SEEDS : List.of(1L);
        return seeds.stream().map(seed -> new SeriesJob(series, model, seed)).toList();
    }

    /** What all runs of a model told of a horizon of some series; nothing of those that are too short for it. */
    static List<At> found(List<SeriesFiles.Series> series, String model, int horizon, JobResults done) {
        return series.stream()
                .flatMap(each -> all(each, model).stream())
                .map(job -> done.of(job).horizons().get(horizon))
                .filter(Objects::nonNull)
                .toList();
    }

    /** The mean squared error of a model; the median of its runs. NaN if the series is too short for the horizon. */
    public static double mse(SeriesFiles.Series series, String model, int horizon, JobResults done) {
        return Median.of(runs(series, model, horizon, done).stream().mapToDouble(Double::doubleValue));
    }

    /** The same of each run. */
    static List<Double> runs(SeriesFiles.Series series, String model, int horizon, JobResults done) {
        return all(series, model).stream()
                .map(job -> done.of(job).mse().get(horizon))
                .filter(Objects::nonNull)
                .toList();
    }

    /** The rows of a series. */
    public static Data data(SeriesFiles.Series series) {
        return choice(series).read(CsvTable.open(series.file())).get(0);
    }

    /** How they are read. */
    static ColumnSelection choice(SeriesFiles.Series series) {
        return new ColumnSelection(false, null, List.of(series.column()), Long.MAX_VALUE);
    }

    @Override
    public Found run() {
        Data data = data(series);
        SeriesSettings settings = new BacktestSettings(false, false)
                .with("series.horizons", BacktestJob.horizons(EACH))
                .settings(model, seed);
        ScoredRun trail = new ScoredRun(data, model, settings, COUNTED_FROM, HORIZONS);
        Map<Integer, At> found = new HashMap<>();
        for (int horizon : HORIZONS) {
            if (trail.count(horizon, COUNTED_FROM) > 0) {
                found.put(horizon, at(trail, horizon));
            }
        }
        return new Found(trail.mse(), found, settings.learnerBytes(0), data.unchanged());
    }

    private static At at(ScoredRun trail, int horizon) {
        long n = trail.count(horizon, INTERVALS_FROM);
        List<Interval> intervals =
                n == 0 ? List.of() : trail.result(horizon, INTERVALS_FROM).intervals();
        return new At(
                trail.result(horizon, COUNTED_FROM),
                trail.overNaiveBefore(horizon, COUNTED_FROM),
                intervals.stream()
                        .map(each -> new Band(n, each, trail.gaussian(horizon, INTERVALS_FROM, each)))
                        .toList());
    }
}

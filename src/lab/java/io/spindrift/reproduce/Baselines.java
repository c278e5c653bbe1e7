package io.spindrift.reproduce;

import io.spindrift.backtest.Backtest;
import io.spindrift.backtest.BacktestReport.Result;
import io.spindrift.backtest.ColumnSelection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Baselines of a series: the naive forecast, the season before and least squares, the last two chosen in hindsight. */
public final class Baselines {
    /** Their names. */
    public static final List<String> MODELS = List.of("naive", Backtest.SEASONAL, "rls");

    /** What lets a backtest have no intervals. */
    public static final Map<String, String> NO_INTERVALS = Map.of("prediction.interval.levels", "");

    private Baselines() {}

    /** Returns the job. Only the seasons of the series are given; lags and forgetting are chosen in hindsight. */
    public static BacktestJob job(SeriesFiles.Series series, List<Integer> horizons) {
        return job(series, horizons, Long.MAX_VALUE);
    }

    /** The same of the first rows. */
    public static BacktestJob job(SeriesFiles.Series series, List<Integer> horizons, long rows) {
        return new BacktestJob(
                series.file(),
                new ColumnSelection(false, null, List.of(series.column()), rows),
                plan(series.seasons(), horizons),
                NO_INTERVALS);
    }

    /** Returns the baselines to run over a series with these seasons. */
    static Backtest.Plan plan(List<Integer> known, List<Integer> horizons) {
        boolean seasonal = !known.isEmpty();
        List<String> models = MODELS.stream()
                .filter(model -> seasonal || !model.equals(Backtest.SEASONAL))
                .toList();
        List<Integer> seasons = seasonal ? known : List.of(1);
        return new Backtest.Plan(models, List.of(1L), false, SeriesJob.COUNTED_FROM, 0, seasons, horizons, null);
    }

    /** The one of the least error at a horizon, if any was judged. */
    public static Optional<Result> best(List<Result> found, int horizon) {
        return found.stream()
                .filter(result -> result.horizon() == horizon)
                .min(Comparator.comparingDouble(Result::mse));
    }
}

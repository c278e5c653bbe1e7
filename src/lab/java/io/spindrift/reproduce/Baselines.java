package io.spindrift.reproduce;

import io.spindrift.backtest.Backtest;
import io.spindrift.backtest.BacktestReport.Result;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Baselines of a series: the naive forecast, the season before and least squares, the last two chosen in hindsight. */
public final class Baselines {
    /** Their names. */
    public static final List<String> MODELS = List.of("naive", Backtest.SEASONAL, "rls");

    private Baselines() {}

    /** Returns the job. Only the seasons of the series are given; lags and forgetting are chosen in hindsight. */
    public static BacktestJob job(SeriesFiles.Series series, List<Integer> horizons) {
        boolean seasonal = !series.seasons().isEmpty();
        List<String> models = MODELS.stream()
                .filter(model -> seasonal || !model.equals(Backtest.SEASONAL))
                .toList();
        List<Integer> seasons = seasonal ? series.seasons() : List.of(1);
        return new BacktestJob(
                series.file(),
                SeriesJob.choice(series),
                new Backtest.Plan(models, List.of(1L), false, SeriesJob.COUNTED_FROM, 0, seasons, horizons, null),
                Map.of());
    }

    /** The one of the least error at a horizon, if any was judged. */
    static Optional<Result> best(List<Result> found, int horizon) {
        return found.stream()
                .filter(result -> result.horizon() == horizon)
                .min(Comparator.comparingDouble(Result::mse));
    }
}

package io.spindrift.reproduce;

import io.spindrift.backtest.BacktestReport.Interval;
import io.spindrift.backtest.ColumnSelection;
import io.spindrift.backtest.Data;
import io.spindrift.backtest.ScoredRun;
import io.spindrift.config.BacktestSettings;
import io.spindrift.csv.CsvTable;
import io.spindrift.model.series.HorizonScore;
import io.spindrift.reproduce.SeriesJob.Band;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The intervals and p-values of one model over one file, with seed 1.
 *
 * @param file of it
 * @param choice of columns
 * @param model its name
 */
record ModelIntervalsJob(Path file, ColumnSelection choice, String model)
        implements Job<Map<Integer, ModelIntervalsJob.Found>> {
    /** The horizon of the regression mode. */
    static final int REGRESSION_HORIZON = 0;

    /**
     * The result of a horizon.
     *
     * @param bands one for each level
     * @param pValues of all forecasts
     */
    record Found(List<Band> bands, double[] pValues) {
        /** The number of p-values up to a bound. */
        long upTo(double bound) {
            long count = 0;
            for (double pValue : pValues) {
                count += pValue <= bound ? 1 : 0;
            }
            return count;
        }
    }

    /** Over a regression problem. */
    static ModelIntervalsJob regression(Path file, String model) {
        return new ModelIntervalsJob(file, BacktestJob.REGRESSION, model);
    }

    /** Over a series. */
    static ModelIntervalsJob series(SeriesFiles.Series series, String model) {
        return new ModelIntervalsJob(series.file(), SeriesJob.choice(series), model);
    }

    @Override
    public Map<Integer, Found> run() {
        Data data = choice.read(CsvTable.open(file)).get(0);
        BacktestSettings settings = new BacktestSettings(choice.regression(), false);
        if (!choice.regression()) {
            settings.with("series.horizons", BacktestJob.horizons(SeriesJob.HORIZONS));
        }
        List<Integer> horizons = choice.regression() ? List.of(REGRESSION_HORIZON) : SeriesJob.HORIZONS;
        int from = SeriesJob.INTERVALS_FROM;
        ScoredRun run = new ScoredRun(data, model, settings.settings(model, 1), from, horizons);
        Map<Integer, Found> found = new HashMap<>();
        for (int horizon : horizons) {
            long n = run.count(horizon, from);
            if (n > 0) {
                found.put(horizon, found(run, horizon, n));
            }
        }
        return found;
    }

    private static Found found(ScoredRun run, int horizon, long n) {
        int from = SeriesJob.INTERVALS_FROM;
        List<Interval> intervals = run.result(horizon, from).intervals();
        List<Band> bands = intervals.stream()
                .map(interval -> new Band(n, interval, run.gaussian(horizon, from, interval)))
                .toList();
        double[] pValues = run.scores(horizon).stream()
                .filter(score -> score.madeAt().sequence() >= from)
                .mapToDouble(HorizonScore::pValue)
                .toArray();
        return new Found(bands, pValues);
    }
}

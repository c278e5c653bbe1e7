package io.spindrift.reproduce;

import io.spindrift.backtest.Backtest;
import io.spindrift.backtest.BacktestReport.Result;
import io.spindrift.backtest.Data;
import io.spindrift.backtest.ScoredRun;
import io.spindrift.config.BacktestSettings;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;

/**
 * A model over a short, nearly deterministic series: six weeks of hours, with a day, a week and a weekend.
 *
 * @param model its name
 * @param seed of the noise
 * @param seasons that the baseline of the season before has, in rows; of several, hindsight chooses
 */
record GeneratedJob(String model, long seed, List<Integer> seasons) implements Job<Map<Integer, Double>> {
    private static final int ROWS = 1008;
    static final int DAY = 24;
    static final int WEEK = 168;

    private static final int WEEKEND = 120;
    private static final double NOISE = 0.5;

    static double[] values(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        double[] values = new double[ROWS];
        for (int t = 0; t < ROWS; t++) {
            values[t] = 100
                    + 30 * Math.sin(2 * Math.PI * t / DAY)
                    + 10 * Math.sin(2 * Math.PI * t / WEEK)
                    + (t % WEEK >= WEEKEND ? 5 : 0)
                    + NOISE * random.nextGaussian();
        }
        return values;
    }

    /** The mean squared error over that of the best baseline in hindsight, by horizon. */
    @Override
    public Map<Integer, Double> run() {
        Data data = Data.ofValues("generated-" + seed, values(seed));
        BacktestSettings settings =
                new BacktestSettings(false, false).with("series.horizons", BacktestJob.horizons(LabelErrors.HORIZONS));
        Baselines.NO_INTERVALS.forEach(settings::with);
        List<Result> baselines = new Backtest(data, Baselines.plan(seasons, LabelErrors.HORIZONS))
                .run(settings, done -> {})
                .results();
        settings.with("series.horizons", "1-24");
        Map<Integer, Double> own =
                new ScoredRun(data, model, settings.settings(model, 1), SeriesJob.COUNTED_FROM, List.of()).mse();
        Map<Integer, Double> ratios = new LinkedHashMap<>();
        for (int horizon : LabelErrors.HORIZONS) {
            double best = Baselines.best(baselines, horizon).map(Result::mse).orElseThrow();
            ratios.put(horizon, own.get(horizon) / best);
        }
        return ratios;
    }
}

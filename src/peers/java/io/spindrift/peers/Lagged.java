package io.spindrift.peers;

import io.spindrift.backtest.Backtest;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.function.IntFunction;

/**
 * Forecasts a series by regressors, one for each horizon, from the last values and the value one season before the
 * label. Each regressor learns the label of a forecast when it arrives, one horizon later, before the next forecast.
 */
final class Lagged implements Forecaster {
    /** How many of the last values are inputs. */
    static final int LAGS = 24;

    private final List<Integer> horizons;
    private final int season;
    private final Learner[] learners;
    private final Deque<double[]>[] waiting;
    private double[] values = new double[1024];
    private int count;

    /**
     * @param horizons in rows
     * @param season in rows
     * @param learner creates a regressor for a number of inputs
     */
    @SuppressWarnings("unchecked") // There are no arrays of generic types.
    Lagged(List<Integer> horizons, int season, IntFunction<Learner> learner) {
        this.horizons = List.copyOf(horizons);
        this.season = season;
        this.learners =
                horizons.stream().map(horizon -> learner.apply(LAGS + 1)).toArray(Learner[]::new);
        this.waiting =
                horizons.stream().map(horizon -> new ArrayDeque<double[]>()).toArray(Deque[]::new);
    }

    @Override
    public double[] next(double value) {
        if (count == values.length) {
            values = Arrays.copyOf(values, 2 * count);
        }
        values[count++] = value;
        double[] forecasts = new double[horizons.size()];
        for (int i = 0; i < forecasts.length; i++) {
            int horizon = horizons.get(i);
            if (waiting[i].size() == horizon) {
                learners[i].learn(waiting[i].remove(), value);
            }
            double[] inputs = inputs(horizon);
            waiting[i].add(inputs);
            forecasts[i] = learners[i].forecast(inputs);
        }
        return forecasts;
    }

    /** The last values, the newest first, and the season before; where there is none yet, the first value. */
    private double[] inputs(int horizon) {
        double[] inputs = new double[LAGS + 1];
        for (int lag = 0; lag < LAGS; lag++) {
            inputs[lag] = values[Math.max(0, count - 1 - lag)];
        }
        int back = Backtest.seasonsBack(season, horizon) - horizon;
        inputs[LAGS] = values[Math.max(0, count - 1 - back)];
        return inputs;
    }
}

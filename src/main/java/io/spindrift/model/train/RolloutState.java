package io.spindrift.model.train;

import io.spindrift.model.numeric.Clamp;

/**
 * A copy of a learner's recurrent state that runs ahead of it, through observations whose labels are still outstanding,
 * and forecasts. Parameters are those of the learner as they stand; nothing is learned and the learner does not change.
 */
public interface RolloutState {
    /** No forecast leaves ± this, in standard deviations of the label. */
    double FORECAST_BOUND = 20;

    /** Returns a forecast within ± {@value #FORECAST_BOUND}. */
    static double bounded(double forecast) {
        return Clamp.symmetric(forecast, FORECAST_BOUND);
    }

    /** Goes back to where the learner stands now; to be called after each of its steps. */
    void restart();

    /**
     * Moves over one observation.
     *
     * @param x regressor, length p
     */
    void advance(double[] x);

    /**
     * The forecast of the label of the next observation; the outlook does not move.
     *
     * @param x regressor, length p
     */
    double forecast(double[] x);

    /**
     * The same of each expert; the outlook does not move.
     *
     * @param x regressor, length p
     * @param out modified: a forecast an expert
     */
    default void forecasts(double[] x, double[] out) {
        out[0] = forecast(x);
    }
}

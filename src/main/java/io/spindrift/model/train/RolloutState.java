package io.spindrift.model.train;

import io.spindrift.model.numeric.Clamp;

/**
 * A copy of a learner's recurrent state that runs ahead of it, through observations whose labels have not arrived, and
 * forecasts. The parameters are the current ones of the learner. Nothing is learned, and the learner does not change.
 */
public interface RolloutState {
    /** Bound of the absolute value of a forecast, in standard deviations of the label. */
    double FORECAST_BOUND = 20;

    /** Returns a forecast within ± {@value #FORECAST_BOUND}. */
    static double bounded(double forecast) {
        return Clamp.symmetric(forecast, FORECAST_BOUND);
    }

    /** Returns to the current state of the learner. To be called after each of its steps. */
    void restart();

    /**
     * Advances by one observation.
     *
     * @param x regressor, length p
     */
    void advance(double[] x);

    /**
     * Returns the forecast of the label of the next observation. The state does not change.
     *
     * @param x regressor, length p
     */
    double forecast(double[] x);

    /**
     * Computes the forecasts of all experts. The state does not change.
     *
     * @param x regressor, length p
     * @param out modified: one forecast for each expert
     */
    default void forecasts(double[] x, double[] out) {
        out[0] = forecast(x);
    }
}

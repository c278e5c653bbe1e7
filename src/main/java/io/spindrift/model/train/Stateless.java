package io.spindrift.model.train;

import java.util.function.ToDoubleFunction;

/** The outlook of a learner without a recurrent state: there is nothing to run ahead. */
record Stateless(ToDoubleFunction<double[]> function) implements Outlook {

    @Override
    public void restart() {
        // It never left.
    }

    @Override
    public void advance(double[] x) {
        // Nothing moves but by learning.
    }

    @Override
    public double forecast(double[] x) {
        return Math.max(-FORECAST_BOUND, Math.min(FORECAST_BOUND, function.applyAsDouble(x)));
    }
}

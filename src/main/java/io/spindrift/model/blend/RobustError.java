package io.spindrift.model.blend;

import io.spindrift.model.numeric.NormalQuantile;
import io.spindrift.model.state.StateExchange;

/**
 * Bounds errors at three of their deviations, the deviation from a running mean of their sizes, once the first labels have set
 * it (Huber, Annals of Mathematical Statistics 35(1):73-101, 1964).
 */
final class RobustError {
    private static final double BOUND = 3;
    private static final int TRUSTING = 60;
    private static final double LEAST_RATE = 0.01;

    private long count;
    private double size;

    double bounded(double error) {
        count++;
        double bound = BOUND * NormalQuantile.DEVIATION_OVER_SIZE * size;
        double bounded = count > TRUSTING ? Math.max(-bound, Math.min(bound, error)) : error;
        size += Math.max(1.0 / count, LEAST_RATE) * (Math.abs(bounded) - size);
        return bounded;
    }

    void exchange(StateExchange io, String component) {
        count = io.wide(component + ".count", count);
        size = io.number(component + ".size", size);
    }
}

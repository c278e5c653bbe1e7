package io.spindrift.model.regression;

import io.spindrift.model.numeric.NormalQuantile;
import io.spindrift.model.state.FieldVisitor;

/**
 * Bounds errors at three of their standard deviations, estimated from a running mean of their sizes, once 60 labels have set it (Huber,
 * Annals of Mathematical Statistics 35(1):73-101, 1964).
 */
public final class RobustError {
    private static final double BOUND = 3 * NormalQuantile.DEVIATION_OVER_SIZE;
    private static final int TRUSTING = 60;
    private static final double MIN_RATE = 0.01;

    private int count;
    private double size;

    /** Takes an error in, and returns it within its bound. */
    public double bounded(double error) {
        count = Math.min(count, Integer.MAX_VALUE - 1) + 1;
        double bound = BOUND * size;
        double bounded = count > TRUSTING ? Math.max(-bound, Math.min(bound, error)) : error;
        size += Math.max(1.0 / count, MIN_RATE) * (Math.abs(bounded) - size);
        return bounded;
    }

    /** Saves or restores it. */
    public void visit(FieldVisitor fields, String component) {
        count = fields.int32(component + ".errors", count, 0, Integer.MAX_VALUE);
        size = fields.float64(component + ".errorSize", size);
    }
}

package io.spindrift.model.blend;

import io.spindrift.model.numeric.NormalQuantile;
import io.spindrift.model.state.FieldVisitor;

/**
 * Bounds errors at three deviations, after the first {@value #TRUSTING} labels. The deviation is computed from the running mean of |error| (Huber, Annals of Mathematical Statistics 35(1):73-101, 1964).
 */
final class RobustError {
    private static final double BOUND = 3;
    private static final int TRUSTING = 60;
    private static final double MIN_RATE = 0.01;

    private long count;
    private double size;

    double bounded(double error) {
        count++;
        double bound = BOUND * NormalQuantile.DEVIATION_OVER_SIZE * size;
        double bounded = count > TRUSTING ? Math.max(-bound, Math.min(bound, error)) : error;
        size += Math.max(1.0 / count, MIN_RATE) * (Math.abs(bounded) - size);
        return bounded;
    }

    void visit(FieldVisitor fields, String component) {
        count = fields.int64(component + ".count", count);
        size = fields.float64(component + ".size", size);
    }
}

package io.spindrift.model.cleaning;

import io.spindrift.model.numeric.Clamp;
import io.spindrift.model.numeric.NormalQuantile;
import io.spindrift.model.numeric.RunningMoments;
import io.spindrift.model.state.FieldVisitor;

/** The usual size ρ of one-step errors, as a standard deviation, robust: once 16 are known, an error counts as at most 4.7 ρ. */
final class ErrorSize {
    private static final double RATE = 0.01;
    private static final int TRUSTING = 16;
    private static final int ENOUGH = 8;
    private static final double TO_DEVIATION = NormalQuantile.DEVIATION_OVER_SIZE;
    private static final double BOUND = 3 * TO_DEVIATION * TO_DEVIATION;

    private long count;
    private double size;

    void learn(double error) {
        count++;
        double bound = BOUND * size;
        double bounded = count > TRUSTING && size > 0 ? Clamp.symmetric(error, bound) : error;
        size = RunningMoments.fadingMean(size, TO_DEVIATION * Math.abs(bounded), RunningMoments.rate(count, RATE));
    }

    /** Whether there have been enough errors, and one that was not 0, so that a value can be compared with them. */
    boolean known() {
        return count >= ENOUGH && size > 0;
    }

    /** ρ. */
    double get() {
        return size;
    }

    /** Lets ρ be trusted after a restart from a few values. */
    void trust() {
        count = Math.max(count, ENOUGH);
    }

    void visit(FieldVisitor fields) {
        count = fields.int64("errorSize.count", count);
        size = fields.float64("errorSize.size", size);
    }
}

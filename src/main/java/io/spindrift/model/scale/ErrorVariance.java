package io.spindrift.model.scale;

import io.spindrift.model.numeric.RunningMoments;
import io.spindrift.model.state.FieldVisitor;

/**
 * The variance of a learner's errors: a running mean of their squares over about a hundred. It starts at 1 with the weight of one
 * error. After {@value #TRUSTING} errors, an error counts as at most {@value ErrorBound#DEVIATIONS} deviations, so that one wild label
 * does not stop a learner from learning.
 */
public final class ErrorVariance {
    /** Two numbers. */
    public static final long STATE_BYTES = 2L * Double.BYTES;

    private static final int TRUSTING = 60;
    private static final double MIN_RATE = 0.01;
    private static final double MIN = 1e-8;

    private long count = 1;
    private double variance = 1;

    /** Adds an error. */
    public void update(double error) {
        count++;
        double bounded = count > TRUSTING ? ErrorBound.apply(error, variance) : error;
        double rate = RunningMoments.rate(count, MIN_RATE);
        variance = Math.max(RunningMoments.fadingMean(variance, bounded * bounded, rate), MIN);
    }

    /** The variance, at least {@value #MIN}. */
    public double value() {
        return variance;
    }

    /** Saves or restores the variance and the number of errors behind it. */
    public void visit(FieldVisitor fields) {
        count = fields.int64("errors.count", count);
        variance = fields.float64("errors.variance", variance);
    }
}

package io.spindrift.model.scale;

import io.spindrift.model.numeric.RunningMoments;
import io.spindrift.model.state.FieldVisitor;

/**
 * The running variance of a learner's errors: the mean square of about the last hundred, which starts at 1 with the
 * weight of one error. After the first {@value #UNBOUNDED}, an error counts as at most {@value ErrorBound#DEVIATIONS}
 * standard deviations, so that an outlier cannot stop a learner from learning.
 */
public final class ErrorVariance {
    /** Size of the state: two numbers. */
    public static final long STATE_BYTES = 2L * Double.BYTES;

    private static final int UNBOUNDED = 60;
    private static final double MIN_RATE = 0.01;
    private static final double MIN = 1e-8;

    private long count = 1;
    private double variance = 1;

    /** Takes in an error. */
    public void update(double error) {
        count++;
        double bounded = count > UNBOUNDED ? ErrorBound.apply(error, variance) : error;
        double rate = RunningMoments.rate(count, MIN_RATE);
        variance = Math.max(RunningMoments.fadingMean(variance, bounded * bounded, rate), MIN);
    }

    /** Returns the variance, at least {@value #MIN}. */
    public double value() {
        return variance;
    }

    /** Saves or restores the variance and the number of errors behind it. */
    public void visit(FieldVisitor fields) {
        count = fields.int64("errors.count", count);
        variance = fields.float64("errors.variance", variance);
    }
}

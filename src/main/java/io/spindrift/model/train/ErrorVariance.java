package io.spindrift.model.train;

import io.spindrift.model.numeric.RunningMoments;
import io.spindrift.model.state.FieldVisitor;

/**
 * The variance of a learner's errors: a running mean of their squares over about a hundred, begun at 1 with the weight of one
 * error. After the first {@value #TRUSTING}, an error counts as at most {@value Innovation#BOUND} deviations, so that a single
 * one cannot make a learner deaf.
 */
final class ErrorVariance {
    /** Two numbers. */
    static final long STATE_BYTES = 2L * Double.BYTES;

    private static final int TRUSTING = 60;
    private static final double MIN_RATE = 0.01;
    private static final double MIN = 1e-8;

    private long count = 1;
    private double variance = 1;

    /** Takes the next error in. */
    void update(double error) {
        count++;
        double bounded = count > TRUSTING ? Innovation.bounded(error, variance) : error;
        double rate = RunningMoments.rate(count, MIN_RATE);
        variance = Math.max(RunningMoments.fadingMean(variance, bounded * bounded, rate), MIN);
    }

    double value() {
        return variance;
    }

    void visit(FieldVisitor fields) {
        count = fields.int64("errors.count", count);
        variance = fields.float64("errors.variance", variance);
    }
}

package io.spindrift.model.train;

import io.spindrift.model.state.StateExchange;

/**
 * The variance of a learner's errors: a running mean of their squares over about a hundred, begun at 1 with the weight of one
 * error. After the first {@value #TRUSTING}, an error counts as at most {@value Innovation#BOUND} deviations, so that a single
 * one cannot make a learner deaf.
 */
final class ErrorVariance {
    /** Two numbers. */
    static final long STATE_BYTES = 2L * Double.BYTES;

    private static final int TRUSTING = 60;
    private static final double LEAST_RATE = 0.01;
    private static final double LEAST = 1e-8;

    private long count = 1;
    private double variance = 1;

    /** Takes the next error in. */
    void update(double error) {
        count++;
        double bounded = count > TRUSTING ? Innovation.bounded(error, variance) : error;
        variance += Math.max(1.0 / count, LEAST_RATE) * (bounded * bounded - variance);
        variance = Math.max(variance, LEAST);
    }

    double value() {
        return variance;
    }

    void exchange(StateExchange io) {
        count = io.wide("errors.count", count);
        variance = io.number("errors.variance", variance);
    }
}

package io.spindrift.model.mixture;

import io.spindrift.model.numeric.Clamp;
import io.spindrift.model.numeric.NormalQuantile;
import io.spindrift.model.numeric.RunningMoments;
import io.spindrift.model.state.FieldVisitor;

/**
 * How large the errors of a mixture are: a running variance σ² and a running mean of sizes, in which one error counts as at most ten,
 * respectively three, deviations once 60 have been seen. It bounds the labels that weights learn from: an error that no expert could
 * avoid does not decide the weights.
 */
final class ErrorScale {
    private static final double RATE = 0.01;
    private static final int TRUSTING = 60;
    private static final double VARIANCE_BOUND = 10;
    private static final double SIZE_BOUND = 3 * NormalQuantile.DEVIATION_OVER_SIZE;
    private static final double LABEL_BOUND_BY_SIZE = 6 * NormalQuantile.DEVIATION_OVER_SIZE;
    private static final double LABEL_BOUND = 4;

    private long count;
    private double variance;
    private double size;

    /** Takes the error of a mixture in. */
    void learn(double error) {
        count++;
        double rate = RunningMoments.rate(count, RATE);
        double forVariance = bounded(error, VARIANCE_BOUND * Math.sqrt(variance));
        variance = RunningMoments.fadingMean(variance, forVariance * forVariance, rate);
        double forSize = bounded(error, SIZE_BOUND * size);
        size = RunningMoments.fadingMean(size, Math.abs(forSize), rate);
    }

    /** An error as weights learn from it. */
    double counted(double error) {
        double bound = LABEL_BOUND * Math.sqrt(variance);
        return bounded(error, size > 0 ? Math.min(LABEL_BOUND_BY_SIZE * size, bound) : bound);
    }

    private double bounded(double error, double bound) {
        return count > TRUSTING && bound > 0 ? Clamp.symmetric(error, bound) : error;
    }

    /** How many errors there have been. */
    long count() {
        return count;
    }

    /** σ². */
    double variance() {
        return variance;
    }

    void visit(FieldVisitor fields) {
        count = fields.int64("mixture.labels", count);
        variance = fields.float64("mixture.variance", variance);
        size = fields.float64("mixture.errorSize", size);
    }
}

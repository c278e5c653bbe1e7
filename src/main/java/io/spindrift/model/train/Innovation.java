package io.spindrift.model.train;

import io.spindrift.model.numeric.Clamp;
import io.spindrift.model.numeric.RunningMoments;
import io.spindrift.model.state.FieldVisitor;

/**
 * The variance of the label noise, and the bound of innovations.
 *
 * <p>The variance of the labels is a running one, which starts at 1 with the weight of one label. Innovations are
 * bounded at a multiple of their predicted standard deviation, so that the influence of an outlier is bounded (Huber,
 * Annals of Mathematical Statistics 35(1):73-101, 1964; for filters Masreliez and Martin, IEEE Transactions on
 * Automatic Control 22(3):361-371, 1977).
 */
final class Innovation {
    /** Bound of an innovation in predicted standard deviations. */
    static final double BOUND = 4;

    /** Size of the state: three numbers. */
    static final long STATE_BYTES = 3L * Double.BYTES;

    private static final double MIN_RATE = 1e-3;
    private static final double MIN_VARIANCE = 1e-8;

    private final double share;
    private long count = 1;
    private double mean;
    private double variance = 1;

    /** @param share R relative to the variance of the labels */
    Innovation(double share) {
        this.share = share;
    }

    /** Takes in a label. */
    void update(double label) {
        count++;
        double rate = RunningMoments.rate(count, MIN_RATE);
        variance = RunningMoments.variance(variance, label - mean, rate);
        mean = RunningMoments.fadingMean(mean, label, rate);
    }

    /** Returns R, the variance of the noise of a label. */
    double noise() {
        return share * Math.max(variance, MIN_VARIANCE);
    }

    /** Returns an innovation, bounded at {@value #BOUND} standard deviations of a predicted variance. */
    static double bounded(double innovation, double predictedVariance) {
        return Clamp.symmetric(innovation, BOUND * Math.sqrt(predictedVariance));
    }

    void visit(FieldVisitor fields) {
        count = fields.int64("innovation.count", count);
        mean = fields.float64("innovation.mean", mean);
        variance = fields.float64("innovation.variance", variance);
    }
}

package io.spindrift.model.train;

import io.spindrift.model.numeric.Clamp;
import io.spindrift.model.numeric.RunningMoments;
import io.spindrift.model.state.FieldVisitor;

/**
 * What a trainer knows of the noise of its labels, and how far it lets one label move it.
 *
 * <p>The variance of the labels is a running one, begun at 1 with the weight of one label. Innovations are bounded at a
 * multiple of their predicted deviation, so that the influence of one label is bounded however wild it is (Huber, Annals of
 * Mathematical Statistics 35(1):73-101, 1964; for filters Masreliez and Martin, IEEE Transactions on Automatic Control
 * 22(3):361-371, 1977).
 */
final class Innovation {
    /** Innovations are bounded at this many of their predicted deviations. */
    static final double BOUND = 4;

    /** Three numbers. */
    static final long STATE_BYTES = 3L * Double.BYTES;

    private static final double MIN_RATE = 1e-3;
    private static final double MIN_VARIANCE = 1e-8;

    private final double share;
    private long count = 1;
    private double mean;
    private double variance = 1;

    /**
     * @param share R as a share of the variance of the labels
     */
    Innovation(double share) {
        this.share = share;
    }

    /** Takes the next label in. */
    void update(double label) {
        count++;
        double rate = RunningMoments.rate(count, MIN_RATE);
        variance = RunningMoments.variance(variance, label - mean, rate);
        mean = RunningMoments.fadingMean(mean, label, rate);
    }

    /** R, the variance of the noise of a label. */
    double noise() {
        return share * Math.max(variance, MIN_VARIANCE);
    }

    /** An innovation, bounded at {@value #BOUND} deviations of the given predicted variance. */
    static double bounded(double innovation, double predictedVariance) {
        return Clamp.symmetric(innovation, BOUND * Math.sqrt(predictedVariance));
    }

    void visit(FieldVisitor fields) {
        count = fields.int64("innovation.count", count);
        mean = fields.float64("innovation.mean", mean);
        variance = fields.float64("innovation.variance", variance);
    }
}

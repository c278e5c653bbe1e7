package io.spindrift.model.train;

import io.spindrift.model.numeric.RunningMoments;
import io.spindrift.model.state.FieldVisitor;

/** The variance of the label noise: a share of the running variance of the labels, which starts at 1 with the weight of one label. */
final class Innovation {
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

    void visit(FieldVisitor fields) {
        count = fields.int64("innovation.count", count);
        mean = fields.float64("innovation.mean", mean);
        variance = fields.float64("innovation.variance", variance);
    }
}

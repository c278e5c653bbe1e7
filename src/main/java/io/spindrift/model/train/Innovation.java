package io.spindrift.model.train;

import io.spindrift.model.state.FieldVisitor;

/** What a trainer knows of the noise of its labels: a share of their running variance, which starts at 1 with the weight of one label. */
final class Innovation {
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
        double rate = Math.max(1.0 / count, MIN_RATE);
        double difference = label - mean;
        mean += rate * difference;
        variance = (1 - rate) * (variance + rate * difference * difference);
    }

    /** R, the variance of the noise of a label. */
    double noise() {
        return share * Math.max(variance, MIN_VARIANCE);
    }

    void visit(FieldVisitor fields) {
        count = fields.int64("innovation.count", count);
        mean = fields.float64("innovation.mean", mean);
        variance = fields.float64("innovation.variance", variance);
    }
}

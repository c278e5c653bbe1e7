package io.spindrift.bench.kernels.reference;

/** R as the project has it: a share of the running variance of the labels, begun at 1 with the weight of one label. */
final class LabelNoise {
    private static final double MIN_RATE = 1e-3;

    private final double share;
    private long count = 1;
    private double mean;
    private double variance = 1;

    LabelNoise(double share) {
        this.share = share;
    }

    /** Takes the next label in, and gives R. */
    double after(double label) {
        count++;
        double rate = Math.max(1.0 / count, MIN_RATE);
        double difference = label - mean;
        mean += rate * difference;
        variance = (1 - rate) * (variance + rate * difference * difference);
        return share * variance;
    }
}

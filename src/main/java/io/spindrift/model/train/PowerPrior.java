package io.spindrift.model.train;

/**
 * The weight of a donor's learned state in a series that starts from it (docs/adr/0009-warm-start.md). It weighs as
 * much as {@value #LABELS} labels of the new series, so that a different series can soon deviate from the donor.
 */
public final class PowerPrior {
    /** Maximum weight of a learned state, in labels of the new series. */
    public static final int LABELS = 30;

    /** Approximate number of labels that a filter with process noise remembers. */
    private static final long MEMORY = 1000;

    private PowerPrior() {}

    /**
     * Returns the noise variance of an observation of a parameter that has the information of a share (1 − c) of the
     * initial distribution.
     */
    public static double noise(double initVariance, double share) {
        return Math.max(initVariance / (1 - share), Double.MIN_NORMAL);
    }

    /**
     * Returns the share for a filter with process noise, which does not remember all labels.
     *
     * @param labels number of labels that were learned
     */
    public static double share(long labels) {
        return share(Math.min(labels, MEMORY), 1);
    }

    /**
     * Returns the share of its weight that the learned state keeps, above 0, at most 1.
     *
     * @param labels number of labels that were learned
     * @param discount γ, above 0, at most 1: a label n steps ago has the weight γⁿ, so that about 1/(1 − γ) labels
     *     count
     */
    public static double share(long labels, double discount) {
        double memory = discount < 1 ? 1 / (1 - discount) : Double.MAX_VALUE;
        return Math.min(1, LABELS / Math.max(1, Math.min(labels, memory)));
    }
}

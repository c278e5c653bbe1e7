package io.spindrift.model.train;

/**
 * How much counts what has been learned of one series when another begins with it (docs/adr/0009-warm-start.md): as much as {@value
 * #LABELS} labels of its own, so that a series of another kind soon goes its own way.
 */
public final class PowerPrior {
    /** As how many labels what another has learned counts at most. */
    public static final int LABELS = 30;

    /** How far back a filter looks whose parameters drift, about. */
    private static final long MEMORY = 1000;

    private PowerPrior() {}

    /** The variance of an observation of a parameter that tells as much of it as (1 − c) of the start does. */
    static double noise(double initVariance, double share) {
        return Math.max(initVariance / (1 - share), Double.MIN_NORMAL);
    }

    /**
     * The share of a filter whose parameters drift, so that it does not remember for ever.
     *
     * @param labels how many have been learned
     */
    public static double share(long labels) {
        return share(Math.min(labels, MEMORY), 1);
    }

    /**
     * The share of its weight that what has been learned keeps, above 0, at most 1.
     *
     * @param labels how many have been learned
     * @param discount γ, above 0, at most 1: a label n steps back counts γⁿ, so that about 1/(1 − γ) of them count
     */
    public static double share(long labels, double discount) {
        double memory = discount < 1 ? 1 / (1 - discount) : Double.MAX_VALUE;
        return Math.min(1, LABELS / Math.max(1, Math.min(labels, memory)));
    }
}

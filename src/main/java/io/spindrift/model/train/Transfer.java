package io.spindrift.model.train;

/**
 * How much counts what has been learnt of one series when another begins with it (docs/adr/0008-warm-start.md): as much as {@value
 * #LABELS} labels of its own, so that a series of another kind soon goes its own way.
 */
public final class Transfer {
    /** As how many labels what another has learnt counts at most. */
    public static final int LABELS = 30;

    private Transfer() {}

    /**
     * The share of its weight that what has been learnt keeps, above 0, at most 1.
     *
     * @param labels how many have been learnt
     * @param discount γ, above 0, at most 1: a label n steps back counts γⁿ, so that about 1/(1 − γ) of them count
     */
    public static double share(long labels, double discount) {
        double memory = discount < 1 ? 1 / (1 - discount) : Double.MAX_VALUE;
        return Math.min(1, LABELS / Math.max(1, Math.min(labels, memory)));
    }
}

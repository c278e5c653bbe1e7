package io.spindrift.model.distribution;

/**
 * Bounds of single sizes in running means: after the first {@value #UNBOUNDED}, a size counts as at most a bound, unless the bound is 0.
 * So one large error does not widen all later intervals. Sizes that are impossible do not come here ({@link ValueLevel}).
 */
public final class SizeBound {
    private static final int UNBOUNDED = 30;
    private static final double OF_SLOW = 12;
    private static final double OF_FAST = 2;

    private SizeBound() {}

    /**
     * Returns a size as running means count it.
     *
     * @param count how many sizes there have been, this one included
     */
    public static double apply(double size, double bound, long count) {
        return count > UNBOUNDED && bound > 0 ? Math.min(size, bound) : size;
    }

    /**
     * Returns the bound by a slow and a fast mean. The slow one bounds a single size. The fast one, which counts sizes as they are, lets a
     * true change of scale through: with the slow one only, a series that begins with equal values would have the scale 0 for ever.
     */
    public static double of(double slow, double fast) {
        return Math.max(OF_SLOW * slow, OF_FAST * fast);
    }
}

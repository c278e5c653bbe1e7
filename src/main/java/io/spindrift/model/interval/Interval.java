package io.spindrift.model.interval;

/**
 * A prediction interval. A forecast has none while nothing is known about the size of its errors: both bounds are NaN.
 *
 * @param level nominal coverage, above 0, below 1
 * @param lower in the unit of the label; NaN for no interval
 * @param upper at least {@code lower}; NaN for no interval
 */
public record Interval(double level, double lower, double upper) {
    private static final double ROUNDING = 1e-12;

    /**
     * Returns whether the interval contains a label, up to rounding errors.
     *
     * @param forecast to which the interval belongs
     */
    public boolean contains(double label, double forecast) {
        double tolerance = ROUNDING * (Math.abs(label) + Math.abs(forecast));
        return label >= lower - tolerance && label <= upper + tolerance;
    }

    /**
     * Returns the mean of the quantile losses (BY) of both bounds, at α/2 and 1 − α/2. It is α/4 of the interval score
     * (Gneiting, Raftery, JASA 102:359-378, 2007).
     *
     * @param level 1 − α
     * @param below distance of the lower bound from the forecast; below 0 where the bound is above it
     * @param above distance of the upper bound from the forecast; below 0 where the bound is below it
     * @param error label minus forecast
     */
    public static double pinball(double level, double below, double above, double error) {
        double outside = Math.max(0, Math.max(error - above, -error - below));
        return 0.25 * (1 - level) * (below + above) + 0.5 * outside;
    }
}

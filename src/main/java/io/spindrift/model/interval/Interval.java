package io.spindrift.model.interval;

/**
 * A prediction interval.
 *
 * @param level nominal coverage, above 0, below 1
 * @param lower in the unit of the label
 * @param upper at least {@code lower}
 */
public record Interval(double level, double lower, double upper) {

    /**
     * Returns the mean of the quantile losses of both bounds at α/2 and 1 − α/2 for an interval that is symmetric about
     * its forecast. It is α/4 of the interval score (Gneiting, Raftery, JASA 102:359-378, 2007).
     *
     * @param level 1 − α
     * @param half half the width of the interval
     * @param size absolute value of the error
     */
    public static double pinball(double level, double half, double size) {
        return 0.5 * (1 - level) * half + 0.5 * Math.max(0, size - half);
    }
}

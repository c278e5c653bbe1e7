package io.spindrift.soak;

import java.util.Arrays;

/**
 * How fast a figure rises, by Theil and Sen: the median of the slopes between all pairs of points, which no single outlier
 * moves; with an interval by Kendall's statistic (P. K. Sen, Estimates of the regression coefficient based on Kendall's tau,
 * Journal of the American Statistical Association 63, 1968).
 *
 * @param median in units of y a unit of x
 * @param lower bound of the interval that holds the slope with a probability of 95 %, were the points independent
 * @param upper bound of the same
 */
record Slope(double median, double lower, double upper) {
    /** The normal quantile of 0.975. */
    private static final double Z = 1.959964;

    private static final int MIN_POINTS = 10;

    /**
     * @param x strictly ascending
     * @param y as many
     */
    static Slope of(double[] x, double[] y) {
        int n = x.length;
        if (n < MIN_POINTS || y.length != n) {
            throw new IllegalArgumentException("expected at least " + MIN_POINTS + " points, got " + n);
        }
        double[] slopes = new double[n * (n - 1) / 2];
        int count = 0;
        for (int i = 0; i < n; i++) {
            for (int j = i + 1; j < n; j++) {
                slopes[count++] = (y[j] - y[i]) / (x[j] - x[i]);
            }
        }
        Arrays.sort(slopes);
        double reach = Z * Math.sqrt(n * (n - 1.0) * (2 * n + 5) / 18);
        int below = (int) Math.floor((count - reach) / 2);
        int above = (int) Math.ceil((count + reach) / 2);
        return new Slope(
                (slopes[(count - 1) / 2] + slopes[count / 2]) / 2,
                slopes[Math.max(0, below)],
                slopes[Math.min(count - 1, above)]);
    }
}

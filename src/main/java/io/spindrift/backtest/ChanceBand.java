package io.spindrift.backtest;

import java.util.Arrays;

/**
 * The range within which the share of forecasts with a property is with 95 % probability, if each has it with a given probability.
 * It is the central 95 % of a binomial distribution. Forecasts h rows ahead overlap, so n of them count as n/h independent ones.
 *
 * @param lower a share
 * @param upper a share, at least {@code lower}
 */
public record ChanceBand(double lower, double upper) {
    private static final double TAIL = 0.025;
    /** All but about 10⁻²⁰ of the distribution is within this many deviations of the mode, and as many outcomes more. */
    private static final int REACH = 10;

    /**
     * Returns the band.
     *
     * @param n number of forecasts
     * @param horizon in rows; 0 in the regression mode
     * @param probability of the property, above 0, below 1
     */
    static ChanceBand of(long n, int horizon, double probability) {
        int trials = (int) Math.max(1, n / Math.max(1, horizon));
        int mode = (int) Math.min(trials, (trials + 1) * probability);
        int reach = (int) (REACH * Math.sqrt(trials * probability * (1 - probability))) + REACH;
        int first = Math.max(0, mode - reach);
        double[] weights = weights(first, mode, Math.min(trials, mode + reach), trials, probability);
        return new ChanceBand(
                (double) (first + quantile(weights, TAIL)) / trials,
                (double) (first + quantile(weights, 1 - TAIL)) / trials);
    }

    /** Returns the probabilities of the outcomes first to last, divided by that of the mode. */
    private static double[] weights(int first, int mode, int last, int trials, double probability) {
        double[] weights = new double[last - first + 1];
        weights[mode - first] = 1;
        double odds = probability / (1 - probability);
        for (int k = mode; k > first; k--) {
            weights[k - 1 - first] = weights[k - first] * k / (trials - k + 1) / odds;
        }
        for (int k = mode; k < last; k++) {
            weights[k + 1 - first] = weights[k - first] * (trials - k) / (k + 1) * odds;
        }
        return weights;
    }

    /** Returns the first index up to which the weights have at least a share of their sum. */
    private static int quantile(double[] weights, double share) {
        double bound = share * Arrays.stream(weights).sum();
        int k = 0;
        for (double sum = weights[0]; sum < bound && k < weights.length - 1; sum += weights[k]) {
            k++;
        }
        return k;
    }
}

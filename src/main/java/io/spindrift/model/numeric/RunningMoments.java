package io.spindrift.model.numeric;

/**
 * Updates of running means and variances by their next number, the n-th.
 *
 * <pre>
 *     mean over all        m ← m + (v − m) / n
 *     fading mean          m ← m + a_n (v − m),   a_n = max(1/n, a)
 *     variance about m     s ← (1 − a_n) (s + a_n δ²),   δ = v − m before its update
 * </pre>
 *
 * <p>Up to n = 1/a these are the mean and the population variance of all numbers (B. P. Welford, Technometrics 4(3):419-420, 1962);
 * after that, of an exponential window.
 */
public final class RunningMoments {
    private RunningMoments() {}

    /**
     * Returns a_n, the weight of the next number.
     *
     * @param count n, at least 1: how many numbers there are with this one
     * @param minRate a, below which the weight does not fall
     */
    public static double rate(long count, double minRate) {
        return Math.max(1.0 / count, minRate);
    }

    /** Returns the mean of the first n numbers, from that of the first n − 1. */
    public static double mean(double mean, double value, long count) {
        return mean + (value - mean) / count;
    }

    /** Returns a mean that forgets, with a_n as {@link #rate} gives it. */
    public static double fadingMean(double mean, double value, double rate) {
        return mean + rate * (value - mean);
    }

    /**
     * Returns the variance about a running mean.
     *
     * @param difference δ, from the mean before its own update
     */
    public static double variance(double variance, double difference, double rate) {
        return (1 - rate) * (variance + rate * difference * difference);
    }
}

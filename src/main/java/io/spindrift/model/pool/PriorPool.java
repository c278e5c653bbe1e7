package io.spindrift.model.pool;

import java.util.Map;
import java.util.TreeMap;

/**
 * The learned numbers of many series, pooled into the start of new ones. A component passes its numbers by name, in one method for both
 * directions, as it does to a {@code FieldVisitor}: until {@link #finish} they are those of a series, which the pool takes in; after it
 * they are those of a new series, which the pool replaces.
 *
 * <p>Sums are in the order in which the series come, so that the same series in the same order give the same bits.
 */
public final class PriorPool {
    private final Map<String, double[]> sums = new TreeMap<>();
    private final Map<String, WeightMoments> moments = new TreeMap<>();
    private int series;
    private boolean finished;

    /** Starts a series whose numbers are taken in. */
    public void next() {
        series++;
    }

    /** Ends the collection. */
    public void finish() {
        if (series == 0) {
            throw new IllegalStateException("expected at least one series to pool, got none");
        }
        finished = true;
    }

    /** Whether numbers are replaced (true) or taken in (false). */
    public boolean finished() {
        return finished;
    }

    /** How many series have been taken in. */
    public int series() {
        return series;
    }

    /**
     * Visits numbers whose start is their mean over the series.
     *
     * @param numbers modified if the collection has ended
     */
    public void mean(String name, float[] numbers) {
        double[] sum = sums.computeIfAbsent(name, added -> new double[numbers.length]);
        for (int i = 0; i < numbers.length; i++) {
            if (finished) {
                numbers[i] = (float) (sum[i] / series);
            } else {
                sum[i] += numbers[i];
            }
        }
    }

    /**
     * Visits the weights of a regression.
     *
     * @param weights of each horizon, n each; modified if the collection has ended
     * @param noise σ² of each horizon: the variance of its errors, in the unit of its labels; 0 before the first error
     * @param covariance of the weights, in units of σ²; modified if the collection has ended
     */
    public void regression(String name, float[][] weights, double[] noise, PooledCovariance covariance) {
        WeightMoments pooled =
                moments.computeIfAbsent(name, added -> new WeightMoments(weights.length, weights[0].length));
        if (finished) {
            for (int h = 0; h < weights.length; h++) {
                pooled.copyMean(h, weights[h]);
            }
            covariance.replace(pooled.covariance(covariance.startVariance()));
        } else {
            pooled.add(weights, noise, covariance.dense());
        }
    }
}

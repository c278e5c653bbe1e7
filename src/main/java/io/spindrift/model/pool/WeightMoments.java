package io.spindrift.model.pool;

import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;

/**
 * Mean and covariance over N series of the weights of a regression. Series i has the weights w_ih of horizon h, their covariance P_i, and
 * errors of the variance σ²_ih. A new series starts with the weights μ_h and the covariance T, by the law of total variance:
 *
 * <pre>
 *     μ_h = Σ_i w_ih / N                                                                            (BW)
 *     B = (N Σ_ih (w_ih − μ_h)(w_ih − μ_h)ᵀ / Σ_ih σ²_ih + ν τ I) / (N − 1 + ν)                     (BT)
 *     T = Σ_i P_i / N + (1 + 1/N) B                                                                 (BU)
 * </pre>
 *
 * <p>The first part of T is the uncertainty within a series, the second the spread over series. B is the mean of an inverse Wishart
 * posterior: ν series are assumed that differ by the variance τ. All are in units of σ². In a direction in which no series had any
 * regressors, T is about the covariance of a series of which nothing is known.
 */
final class WeightMoments {
    /** ν. */
    private static final double ASSUMED_SERIES = 1;
    /** The largest τ. A regression whose weights start with a smaller variance assumes that variance. */
    private static final double MAX_ASSUMED_SPREAD = 1;

    private final int size;
    /** Σ_i w_ih of each horizon. */
    private final double[][] sums;
    /** How many series have learned each horizon. */
    private final int[] counts;
    /** Σ_ih w_ih w_ihᵀ. */
    private final DMatrixRMaj products;
    /** Σ_i P_i. */
    private final DMatrixRMaj covariances;
    /** Σ_ih σ²_ih. */
    private double noise;

    private int series;

    WeightMoments(int horizons, int size) {
        this.size = size;
        sums = new double[horizons][size];
        counts = new int[horizons];
        products = new DMatrixRMaj(size, size);
        covariances = new DMatrixRMaj(size, size);
    }

    /** Takes a series in; a horizon without errors has learned nothing. */
    void add(float[][] weights, double[] variances, DMatrixRMaj covariance) {
        series++;
        CommonOps_DDRM.addEquals(covariances, covariance);
        DMatrixRMaj w = new DMatrixRMaj(size, 1);
        for (int h = 0; h < weights.length; h++) {
            if (variances[h] > 0) {
                counts[h]++;
                noise += variances[h];
                for (int i = 0; i < size; i++) {
                    sums[h][i] += weights[h][i];
                    w.data[i] = weights[h][i];
                }
                CommonOps_DDRM.multAddTransB(w, w, products);
            }
        }
    }

    /** Copies μ_h, n numbers; zeros if no series has learned the horizon. */
    void copyMean(int horizon, float[] to) {
        DMatrixRMaj mean = mean(horizon);
        for (int i = 0; i < size; i++) {
            to[i] = (float) mean.data[i];
        }
    }

    private DMatrixRMaj mean(int horizon) {
        DMatrixRMaj mean = new DMatrixRMaj(sums[horizon]);
        CommonOps_DDRM.divide(mean, Math.max(1, counts[horizon]));
        return mean;
    }

    /**
     * Returns T, n by n.
     *
     * @param startVariance of a weight of a series of which nothing is known
     */
    DMatrixRMaj covariance(double startVariance) {
        DMatrixRMaj between = between();
        double degrees = series - 1 + ASSUMED_SERIES;
        CommonOps_DDRM.scale(noise > 0 ? series / noise / degrees : 0, between);
        double assumed = ASSUMED_SERIES * Math.min(startVariance, MAX_ASSUMED_SPREAD) / degrees;
        for (int i = 0; i < size; i++) {
            between.add(i, i, assumed);
        }
        DMatrixRMaj total = new DMatrixRMaj(size, size);
        CommonOps_DDRM.add(1.0 / series, covariances, 1 + 1.0 / series, between, total);
        return total;
    }

    /** Σ_ih (w_ih − μ_h)(w_ih − μ_h)ᵀ. */
    private DMatrixRMaj between() {
        DMatrixRMaj between = products.copy();
        for (int h = 0; h < sums.length; h++) {
            DMatrixRMaj mean = mean(h);
            CommonOps_DDRM.multAddTransB(-counts[h], mean, mean, between);
        }
        return between;
    }
}

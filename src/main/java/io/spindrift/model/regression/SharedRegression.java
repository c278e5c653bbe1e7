package io.spindrift.model.regression;

import io.spindrift.model.numeric.FloatVectors;
import io.spindrift.model.pool.PriorPool;
import io.spindrift.model.state.FieldVisitor;
import io.spindrift.model.train.PowerPrior;
import java.util.Arrays;

/**
 * Recursive least squares of several horizons on the same features. The covariance depends on the features only, so one serves all
 * horizons. At row t
 *
 * <pre>
 *     K_t = P u_t / (l + u_tᵀ P u_t)                                                 (AG)
 * </pre>
 *
 * <p>goes into a ring. When the label of row q and horizon h arrives, w_h ← w_h + K_q e with the error e of the present w_h. This is
 * exactly recursive least squares for each horizon: P at row q depends on the rows up to q only.
 */
public final class SharedRegression {
    private final int size;
    private final double variance;
    private final UdCovariance covariance;
    private final float[][] gains;
    private final float[][] weights;
    private final Gain gain;

    /**
     * @param size n, how many features there are
     * @param horizons how many horizons share the covariance
     * @param reach the largest horizon: how many rows wait for labels
     * @param variance of each weight at the start
     * @param forgetting λ
     */
    public SharedRegression(int size, int horizons, int reach, double variance, double forgetting) {
        this.size = size;
        this.variance = variance;
        covariance = new UdCovariance(size, variance, forgetting);
        gains = new float[reach][size];
        weights = new float[horizons][size];
        gain = new Gain(size);
    }

    /** The numbers that the state consists of. */
    public static long numbers(int size, int horizons, int reach) {
        return UdCovariance.numbers(size) + (long) size * (horizons + reach);
    }

    /** w of a horizon, length n; not to be modified. */
    public float[] weights(int horizon) {
        return weights[horizon];
    }

    /** wᵀ u of a horizon. */
    public float forecast(int horizon, float[] u) {
        return FloatVectors.dot(weights[horizon], u, size);
    }

    /** Takes the features of a row in. */
    public void advance(long row, float[] u) {
        covariance.gain(u, gain);
        float forget = covariance.presentForgetting();
        float innovation = forget + gain.square;
        float[] kept = gains[slot(row)];
        for (int i = 0; i < size; i++) {
            kept[i] = gain.product[i] / innovation;
        }
        covariance.downdate(gain.along, gain.product, forget);
    }

    /** Passes a row from which nothing is learned. */
    public void skip(long row) {
        Arrays.fill(gains[slot(row)], 0);
    }

    /**
     * Corrects the weights of a horizon.
     *
     * @param row q, whose label has arrived
     * @param error e, bounded or not
     */
    public void correct(int horizon, long row, double error) {
        FloatVectors.addScaled(gains[slot(row)], (float) error, weights[horizon], size);
    }

    /**
     * Saves the part of the state that another series can start with; or restores it, as learned from that many labels.
     *
     * @param labels how many have been learned
     */
    public void visitLearned(FieldVisitor fields, String component, long labels) {
        covariance.visit(fields, component);
        for (float[] w : weights) {
            fields.float64s(component + ".weights", w);
        }
        if (fields.restoring()) {
            covariance.discount(PowerPrior.share(labels, covariance.forgetting()), variance);
        }
    }

    /**
     * Passes the weights to a pool, or takes them over from it.
     *
     * @param noise variance of the errors of each horizon
     */
    public void pool(PriorPool pool, String component, double[] noise) {
        pool.regression(component, weights, noise, covariance);
    }

    private int slot(long row) {
        return (int) (row % gains.length);
    }

    /** Saves or restores it. */
    public void visit(FieldVisitor fields, String component) {
        covariance.visit(fields, component);
        for (float[] kept : gains) {
            fields.float64s(component + ".gain", kept);
        }
        for (float[] w : weights) {
            fields.float64s(component + ".weights", w);
        }
    }
}

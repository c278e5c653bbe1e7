package io.spindrift.model.train;

import io.spindrift.model.numeric.Rows;
import io.spindrift.model.state.StateExchange;
import java.util.Arrays;

/**
 * For each of N particles a normal distribution of a few parameters, N(mean, P), and its Kalman update by a label that
 * depends on them with slope h (one row a parameter):
 *
 * <pre>
 *     P ← P + q I;   variance += hᵀ P h;   mean ← mean + P h (d − d̂)/S;   P ← P − (P h)(P h)ᵀ / S
 * </pre>
 *
 * <p>where S is the sum of the variances of all blocks and R, and of a share of Σ h² P, for rounding. The means stand elsewhere, among the parameters. P is kept as the
 * rows of its lower triangle; a step costs 5 k²/2 operations a particle, k the number of parameters.
 */
final class GaussianBlock {
    /** Variances grow by drift only up to this. */
    static final double VARIANCE_MOST = 100;

    /** No variance falls below this. */
    static final double VARIANCE_LEAST = 1e-12;

    /** Of Σ h² P on the diagonal, added to the predicted variance of a label. */
    static final double ROUNDING_SHARE = 1e-9;

    private final int size;
    private final double[][] covariance;
    private final double[][] along;

    /** How many numbers the covariance of a block takes for each particle. */
    static long rows(int size) {
        return size * (size + 1L) / 2;
    }

    GaussianBlock(int size, int particles, double startVariance) {
        this.size = size;
        covariance = Rows.zeros(size * (size + 1) / 2, particles);
        along = Rows.zeros(size, particles);
        for (int a = 0; a < size; a++) {
            Arrays.fill(covariance[index(a, a)], startVariance);
        }
    }

    /**
     * Adds the drift, and what this block adds to the predicted variance of the label.
     *
     * @param slope h, {@code size} rows
     * @param drift q
     * @param variance modified
     */
    void predict(double[][] slope, double drift, double[] variance) {
        for (int a = 0; a < size; a++) {
            drift(covariance[index(a, a)], drift);
            Arrays.fill(along[a], 0);
        }
        for (int a = 0; a < size; a++) {
            for (int b = 0; b < a; b++) {
                double[] entry = covariance[index(a, b)];
                Rows.addProduct(entry, slope[b], along[a]);
                Rows.addProduct(entry, slope[a], along[b]);
            }
            Rows.addProduct(covariance[index(a, a)], slope[a], along[a]);
        }
        for (int a = 0; a < size; a++) {
            Rows.addProduct(along[a], slope[a], variance);
            addRounding(slope[a], covariance[index(a, a)], variance);
        }
    }

    /** h² P of one parameter, as a share that no rounding of hᵀ P h reaches: so S stays positive whatever cancels in it. */
    private static void addRounding(double[] slope, double[] diagonal, double[] variance) {
        for (int i = 0; i < variance.length; i++) {
            variance[i] += ROUNDING_SHARE * slope[i] * slope[i] * diagonal[i];
        }
    }

    /**
     * Moves means and covariances.
     *
     * @param mean rows of the parameters, from {@code first} on; modified
     * @param factor (d − d̂)/S of each particle
     * @param variance S of each particle
     */
    void correct(double[][] mean, int first, double[] factor, double[] variance) {
        for (int a = 0; a < size; a++) {
            double[] parameter = mean[first + a];
            Rows.addProduct(along[a], factor, parameter);
            Rows.clamp(parameter, Particles.PARAMETER_BOUND);
            for (int b = 0; b <= a; b++) {
                double[] entry = covariance[index(a, b)];
                for (int i = 0; i < entry.length; i++) {
                    entry[i] -= along[a][i] * along[b][i] / variance[i];
                }
            }
            double[] diagonal = covariance[index(a, a)];
            for (int i = 0; i < diagonal.length; i++) {
                diagonal[i] = Math.max(diagonal[i], VARIANCE_LEAST);
            }
        }
    }

    void gather(int[] ancestors, double[] scratch) {
        Rows.gather(covariance, ancestors, scratch);
    }

    void exchange(StateExchange io) {
        Particles.exchange(io, "block.covariance", covariance);
    }

    static void drift(double[] variance, double drift) {
        for (int i = 0; i < variance.length; i++) {
            if (variance[i] < VARIANCE_MOST) {
                variance[i] += drift;
            }
        }
    }

    private static int index(int a, int b) {
        return a * (a + 1) / 2 + b;
    }
}

package io.spindrift.model.train;

import io.spindrift.model.numeric.Rows;
import io.spindrift.model.state.StateExchange;
import java.util.Arrays;

/**
 * Normal distributions of a few parameters each, N(mean, P), one for each of N particles and each of B blocks, and their Kalman
 * update by a label that depends on the parameters of a block with slope δ u:
 *
 * <pre>
 *     P ← P + q I;   variance += δ² uᵀ P u;   mean ← mean + δ P u (d − d̂)/S;   P ← P − δ² (P u)(P u)ᵀ / S
 * </pre>
 *
 * <p>where S is the sum of the variances of all blocks and R, and of a share of Σ δ² u² P, for rounding. The means stand
 * elsewhere, among the parameters. P is kept as the rows of its lower triangle; a row has the numbers of all blocks, particle by
 * particle, so that even a single particle makes long rows. A step costs 5 k²/2 operations a block and particle, k the number of
 * its parameters.
 */
final class GaussianBlock {
    /** Variances grow by drift only up to this. */
    static final double VARIANCE_MOST = 100;

    /** No variance falls below this. */
    static final double VARIANCE_LEAST = 1e-12;

    /** Of Σ h² P on the diagonal, added to the predicted variance of a label. */
    static final double ROUNDING_SHARE = 1e-9;

    private final int size;
    private final int particles;
    private final double[][] covariance;
    /** P u. */
    private final double[][] along;
    /** u of all blocks. */
    private final double[][] input;

    private final double[] slope;
    private final double[] spread;
    private final double[] shrink;

    /** How many numbers the covariance of a block takes for each particle. */
    static long rows(int size) {
        return SymmetricRows.numbers(size);
    }

    /**
     * @param size k, parameters of a block
     * @param blocks B
     * @param particles N
     * @param startVariance P_0 of each parameter
     */
    GaussianBlock(int size, int blocks, int particles, double startVariance) {
        this.size = size;
        this.particles = particles;
        int width = blocks * particles;
        covariance = Rows.zeros(size * (size + 1) / 2, width);
        along = Rows.zeros(size, width);
        input = Rows.zeros(size, width);
        slope = new double[width];
        spread = new double[width];
        shrink = new double[width];
        for (int a = 0; a < size; a++) {
            Arrays.fill(covariance[index(a, a)], startVariance);
        }
    }

    /**
     * Sets δ and u of a block for the coming step.
     *
     * @param delta one number a particle
     * @param u {@code size} rows
     */
    void set(int block, double[] delta, double[][] u) {
        System.arraycopy(delta, 0, slope, block * particles, particles);
        for (int a = 0; a < size; a++) {
            System.arraycopy(u[a], 0, input[a], block * particles, particles);
        }
    }

    /**
     * Adds the drift, and what these blocks add to the predicted variance of the label.
     *
     * @param drift q
     * @param variance modified: one number a particle
     */
    void predict(double drift, double[] variance) {
        for (int a = 0; a < size; a++) {
            drift(covariance[index(a, a)], drift);
            Arrays.fill(along[a], 0);
        }
        for (int a = 0; a < size; a++) {
            Rows.addProducts(covariance, index(a, 0), input, 0, a + 1, along[a]);
            for (int b = 0; b < a; b++) {
                Rows.addProduct(covariance[index(a, b)], input[a], along[b]);
            }
        }
        Arrays.fill(spread, 0);
        Rows.addProducts(along, 0, input, 0, size, spread);
        for (int a = 0; a < size; a++) {
            addRounding(input[a], covariance[index(a, a)]);
        }
        for (int at = 0; at < spread.length; at += particles) {
            for (int i = 0; i < particles; i++) {
                variance[i] += slope[at + i] * slope[at + i] * spread[at + i];
            }
        }
    }

    /** u² P of one parameter, as a share that no rounding of uᵀ P u reaches: so S stays positive whatever cancels in it. */
    private void addRounding(double[] u, double[] diagonal) {
        for (int i = 0; i < spread.length; i++) {
            spread[i] += ROUNDING_SHARE * u[i] * u[i] * diagonal[i];
        }
    }

    /**
     * Moves the means of a block.
     *
     * @param mean rows of the parameters, from {@code first} on; modified
     * @param factor (d − d̂)/S of each particle
     */
    void move(int block, double[][] mean, int first, double[] factor) {
        int at = block * particles;
        for (int a = 0; a < size; a++) {
            double[] parameter = mean[first + a];
            for (int i = 0; i < particles; i++) {
                parameter[i] = Particles.bounded(parameter[i] + along[a][at + i] * slope[at + i] * factor[i]);
            }
        }
    }

    /**
     * Shrinks the covariances.
     *
     * @param variance S of each particle
     */
    void shrink(double[] variance) {
        for (int at = 0; at < shrink.length; at += particles) {
            for (int i = 0; i < particles; i++) {
                shrink[at + i] = slope[at + i] * slope[at + i] / variance[i];
            }
        }
        subtractAlong();
    }

    private void subtractAlong() {
        for (int a = 0; a < size; a++) {
            for (int b = 0; b <= a; b++) {
                subtract(along[a], along[b], covariance[index(a, b)]);
            }
            double[] diagonal = covariance[index(a, a)];
            for (int i = 0; i < diagonal.length; i++) {
                diagonal[i] = Math.max(diagonal[i], VARIANCE_LEAST);
            }
        }
    }

    private void subtract(double[] left, double[] right, double[] from) {
        for (int i = 0; i < from.length; i++) {
            from[i] -= left[i] * right[i] * shrink[i];
        }
    }

    /** Rearranges particles, those of each block alike. */
    void gather(int[] ancestors, double[] scratch) {
        for (double[] row : covariance) {
            for (int at = 0; at < row.length; at += particles) {
                for (int i = 0; i < particles; i++) {
                    scratch[i] = row[at + ancestors[i]];
                }
                System.arraycopy(scratch, 0, row, at, particles);
            }
        }
    }

    /**
     * P⁻¹ ← c P⁻¹ + (1 − c) P_0⁻¹, block by block ({@link RecursiveLeastSquares#discount}).
     *
     * @param startVariance P_0 of each parameter
     * @param share c
     */
    void discount(double startVariance, double share) {
        if (share == 1) {
            return;
        }
        for (double[] row : covariance) {
            for (int i = 0; i < row.length; i++) {
                row[i] /= share;
            }
        }
        double noise = Transfer.noise(startVariance, share);
        for (int k = 0; k < size; k++) {
            for (int a = 0; a < size; a++) {
                double[] row = covariance[index(Math.max(a, k), Math.min(a, k))];
                System.arraycopy(row, 0, along[a], 0, row.length);
            }
            for (int i = 0; i < shrink.length; i++) {
                shrink[i] = 1 / (along[k][i] + noise);
            }
            subtractAlong();
        }
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

package io.spindrift.model.train;

import io.spindrift.model.numeric.Precision;
import io.spindrift.model.numeric.ResamplingPlan;
import io.spindrift.model.numeric.Rows;
import io.spindrift.model.numeric.Symmetric;
import io.spindrift.model.state.FieldVisitor;

/**
 * Normal distributions of the parameters of a block, N(mean, P), for each of N particles and each of B blocks, and their
 * Kalman update by a label whose derivative with respect to the parameters of a block is δ u:
 *
 * <pre>
 *     P ← P + q I;   variance += δ² uᵀ P u;   mean ← mean + δ P u (d − d̂)/S;   P ← P − δ² (P u)(P u)ᵀ / S
 * </pre>
 *
 * <p>where S is R plus the variances of all blocks, plus a small share of Σ δ² u² P against rounding errors. The means are
 * among the parameters of the network. P is kept as the rows of its lower triangle. A row has the numbers of all blocks and
 * particles, so that rows are long even with a single particle. A step costs 5 k²/2 operations per block and particle, with k
 * parameters in a block.
 */
final class GaussianBlock {
    /** Process noise adds to variances only up to this. */
    static final double MAX_VARIANCE = 100;

    /** Minimum of a variance. */
    static final double MIN_VARIANCE = 1e-12;

    /** Rows of {@link #work}: δ; uᵀ P u; the factor of the subtracted square; the step of the means. */
    private static final int SLOPE = 0;

    private static final int SPREAD = 1;
    private static final int WEIGHT = 2;
    private static final int STEP = 3;

    private final int size;
    private final Rows covariance;
    /** P u. */
    private final Rows gain;
    /** u of all blocks. */
    private final Rows input;

    private final double roundingShare;
    private final Rows work;

    /** Returns the number of rows of the covariance of a block with {@code size} parameters. */
    static long rows(int size) {
        return Symmetric.numbers(size);
    }

    /**
     * Returns the share of Σ h² P that is added to the predicted variance of a label. It exceeds the rounding error of
     * hᵀ P h.
     */
    static double roundingShare(Precision precision) {
        return switch (precision) {
            case FLOAT64 -> 1e-9;
            case FLOAT32 -> 1e-6;
        };
    }

    /**
     * @param size k, number of parameters of a block
     * @param blocks B
     * @param particles N
     * @param initVariance P_0 of each parameter
     */
    GaussianBlock(Precision precision, int size, int blocks, int particles, double initVariance) {
        this.size = size;
        roundingShare = roundingShare(precision);
        int width = blocks * particles;
        covariance = Rows.zeros(precision, size * (size + 1) / 2, width);
        gain = Rows.zeros(precision, size, width);
        input = Rows.zeros(precision, size, width);
        work = Rows.zeros(precision, STEP + 1, width);
        for (int a = 0; a < size; a++) {
            covariance.fill(index(a, a), initVariance);
        }
    }

    /**
     * Sets δ and u of a block for the next step.
     *
     * @param deltas row {@code delta}: δ of each particle
     * @param u {@code size} rows
     */
    void set(int block, Rows deltas, int delta, Rows u) {
        int column = block * u.width();
        work.setPart(SLOPE, column, deltas, delta);
        for (int a = 0; a < size; a++) {
            input.setPart(a, column, u, a);
        }
    }

    /**
     * Adds the process noise to P, and the contribution of these blocks to the predicted variance of the label.
     *
     * @param drift q
     * @param variances modified in row {@code variance}: one number for each particle
     */
    void predict(double drift, Rows variances, int variance) {
        for (int a = 0; a < size; a++) {
            covariance.addBelow(index(a, a), MAX_VARIANCE, drift);
            gain.fill(a, 0);
        }
        for (int a = 0; a < size; a++) {
            gain.addProducts(a, covariance, index(a, 0), input, 0, a + 1);
            for (int b = 0; b < a; b++) {
                gain.addProduct(b, covariance, index(a, b), input, a);
            }
        }
        work.fill(SPREAD, 0);
        work.addProducts(SPREAD, gain, 0, input, 0, size);
        work.fill(WEIGHT, 0);
        for (int a = 0; a < size; a++) {
            work.product(STEP, input, a, input, a);
            work.addProduct(WEIGHT, work, STEP, covariance, index(a, a));
        }
        work.addScaled(SPREAD, work, WEIGHT, roundingShare);
        work.product(WEIGHT, work, SLOPE, work, SLOPE);
        work.product(SPREAD, work, SPREAD, work, WEIGHT);
        variances.addParts(variance, work, SPREAD);
    }

    /**
     * Sets the step of the means of all blocks.
     *
     * @param factors row {@code factor}: (d − d̂)/S of each particle
     */
    void innovate(Rows factors, int factor) {
        work.repeat(STEP, factors, factor);
        work.product(STEP, work, STEP, work, SLOPE);
    }

    /**
     * Moves the means of a block. Call {@link #innovate} first.
     *
     * @param mean modified: rows of the parameters, from {@code first} on
     */
    void move(int block, Rows mean, int first) {
        for (int a = 0; a < size; a++) {
            mean.addProductPart(first + a, gain, a, work, STEP, block * mean.width());
            mean.clamp(first + a, Particles.PARAMETER_BOUND);
        }
    }

    /**
     * Shrinks the covariances by the label.
     *
     * @param variances row {@code variance}: S of each particle
     */
    void shrink(Rows variances, int variance) {
        work.repeat(STEP, variances, variance);
        work.product(WEIGHT, work, SLOPE, work, SLOPE);
        work.quotient(WEIGHT, work, WEIGHT, work, STEP);
        subtractGainSquare();
    }

    private void subtractGainSquare() {
        for (int a = 0; a < size; a++) {
            for (int b = 0; b <= a; b++) {
                covariance.subtractProduct(index(a, b), gain, a, gain, b, work, WEIGHT);
            }
            covariance.atLeast(index(a, a), MIN_VARIANCE);
        }
    }

    /** Copies particles to their descendants, for each block in the same way. */
    void resample(ResamplingPlan plan) {
        covariance.resample(plan);
    }

    /**
     * Inflates each covariance: P⁻¹ ← c P⁻¹ + (1 − c) P_0⁻¹ ({@link RecursiveLeastSquares#discount}).
     *
     * @param initVariance P_0 of each parameter
     * @param share c
     */
    void discount(double initVariance, double share) {
        if (share == 1) {
            return;
        }
        for (int row = 0; row < covariance.count(); row++) {
            covariance.scale(row, 1 / share);
        }
        double noise = PowerPrior.noise(initVariance, share);
        for (int k = 0; k < size; k++) {
            for (int a = 0; a < size; a++) {
                gain.copy(a, covariance, index(Math.max(a, k), Math.min(a, k)));
            }
            for (int i = 0; i < work.width(); i++) {
                work.set(WEIGHT, i, 1 / (gain.get(k, i) + noise));
            }
            subtractGainSquare();
        }
    }

    void visit(FieldVisitor fields) {
        covariance.visit(fields, "block.covariance");
    }

    private static int index(int a, int b) {
        return a * (a + 1) / 2 + b;
    }
}

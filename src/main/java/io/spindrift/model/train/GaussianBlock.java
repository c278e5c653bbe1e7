package io.spindrift.model.train;

import io.spindrift.model.numeric.Precision;
import io.spindrift.model.numeric.ResamplingPlan;
import io.spindrift.model.numeric.Rows;
import io.spindrift.model.numeric.Symmetric;
import io.spindrift.model.state.FieldVisitor;

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
    static final double MAX_VARIANCE = 100;

    /** No variance falls below this. */
    static final double MIN_VARIANCE = 1e-12;

    /** Rows of {@link #work}: δ, uᵀ P u, what P shrinks by, and how far means move. */
    private static final int SLOPE = 0;

    private static final int SPREAD = 1;
    private static final int WEIGHT = 2;
    private static final int STEP = 3;

    private final int size;
    private final Rows covariance;
    /** P u. */
    private final Rows along;
    /** u of all blocks. */
    private final Rows input;

    private final double roundingShare;
    private final Rows work;

    /** How many numbers the covariance of a block takes for each particle. */
    static long rows(int size) {
        return Symmetric.numbers(size);
    }

    /** Of Σ h² P on the diagonal, added to the predicted variance of a label: more than rounding of hᵀ P h takes from it. */
    static double roundingShare(Precision precision) {
        return switch (precision) {
            case FLOAT64 -> 1e-9;
            case FLOAT32 -> 1e-6;
        };
    }

    /**
     * @param size k, parameters of a block
     * @param blocks B
     * @param particles N
     * @param initVariance P_0 of each parameter
     */
    GaussianBlock(Precision precision, int size, int blocks, int particles, double initVariance) {
        this.size = size;
        roundingShare = roundingShare(precision);
        int width = blocks * particles;
        covariance = Rows.zeros(precision, size * (size + 1) / 2, width);
        along = Rows.zeros(precision, size, width);
        input = Rows.zeros(precision, size, width);
        work = Rows.zeros(precision, STEP + 1, width);
        for (int a = 0; a < size; a++) {
            covariance.fill(index(a, a), initVariance);
        }
    }

    /**
     * Sets δ and u of a block for the coming step.
     *
     * @param deltas δ in a row, one number a particle
     * @param u {@code size} rows
     */
    void set(int block, Rows deltas, int delta, Rows u) {
        int at = block * u.width();
        work.setPart(SLOPE, at, deltas, delta);
        for (int a = 0; a < size; a++) {
            input.setPart(a, at, u, a);
        }
    }

    /**
     * Adds the drift, and what these blocks add to the predicted variance of the label.
     *
     * @param drift q
     * @param variances modified in one row: one number a particle
     */
    void predict(double drift, Rows variances, int variance) {
        for (int a = 0; a < size; a++) {
            covariance.addBelow(index(a, a), MAX_VARIANCE, drift);
            along.fill(a, 0);
        }
        for (int a = 0; a < size; a++) {
            along.addProducts(a, covariance, index(a, 0), input, 0, a + 1);
            for (int b = 0; b < a; b++) {
                along.addProduct(b, covariance, index(a, b), input, a);
            }
        }
        work.fill(SPREAD, 0);
        work.addProducts(SPREAD, along, 0, input, 0, size);
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

    /** Takes (d − d̂)/S of each particle, for the moves of all blocks. */
    void innovate(Rows factors, int factor) {
        work.repeat(STEP, factors, factor);
        work.product(STEP, work, STEP, work, SLOPE);
    }

    /**
     * Moves the means of a block; after {@link #innovate}.
     *
     * @param mean rows of the parameters, from {@code first} on; modified
     */
    void move(int block, Rows mean, int first) {
        for (int a = 0; a < size; a++) {
            mean.addProductPart(first + a, along, a, work, STEP, block * mean.width());
            mean.clamp(first + a, Particles.PARAMETER_BOUND);
        }
    }

    /**
     * Shrinks the covariances.
     *
     * @param variances S of each particle, in a row
     */
    void shrink(Rows variances, int variance) {
        work.repeat(STEP, variances, variance);
        work.product(WEIGHT, work, SLOPE, work, SLOPE);
        work.quotient(WEIGHT, work, WEIGHT, work, STEP);
        subtractAlong();
    }

    private void subtractAlong() {
        for (int a = 0; a < size; a++) {
            for (int b = 0; b <= a; b++) {
                covariance.subtractProduct(index(a, b), along, a, along, b, work, WEIGHT);
            }
            covariance.atLeast(index(a, a), MIN_VARIANCE);
        }
    }

    /** Rearranges particles, those of each block alike. */
    void resample(ResamplingPlan offspring) {
        covariance.resample(offspring);
    }

    /**
     * P⁻¹ ← c P⁻¹ + (1 − c) P_0⁻¹, block by block ({@link RecursiveLeastSquares#discount}).
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
                along.copy(a, covariance, index(Math.max(a, k), Math.min(a, k)));
            }
            for (int i = 0; i < work.width(); i++) {
                work.set(WEIGHT, i, 1 / (along.get(k, i) + noise));
            }
            subtractAlong();
        }
    }

    void visit(FieldVisitor fields) {
        covariance.visit(fields, "block.covariance");
    }

    private static int index(int a, int b) {
        return a * (a + 1) / 2 + b;
    }
}

package io.spindrift.model.train;

import io.spindrift.model.numeric.Precision;
import io.spindrift.model.numeric.ResamplingPlan;
import io.spindrift.model.numeric.Rows;
import io.spindrift.model.readout.Network;
import io.spindrift.model.state.FieldVisitor;
import java.util.stream.IntStream;

/**
 * An extended Kalman filter for the gates of each particle. It uses the local gradient of the forecast, with s_{t−1}
 * held fixed: ∂d̂/∂θ_b = δ_b input_bᵀ for each block b.
 */
sealed interface GateProposal {

    /**
     * Predicts the covariance, and adds the contribution of the gates to the predicted variance of the label. The
     * network must have been linearized.
     *
     * @param drift added to each variance
     * @param variances modified in row {@code variance}: one number for each particle
     */
    void predict(Network network, double drift, Rows variances, int variance);

    /**
     * Corrects the gates and shrinks the covariance.
     *
     * @param gates modified
     * @param work row {@code factor}: (d − d̂)/S of each particle; row {@code variance}: S
     */
    void correct(Network network, Rows gates, Rows work, int factor, int variance);

    void resample(ResamplingPlan plan);

    /**
     * Makes the gates less certain ({@link RecursiveLeastSquares#discount}).
     *
     * @param initVariance initial variance of each gate parameter
     * @param share of its weight that the learned state keeps
     */
    void discount(double initVariance, double share);

    void visit(FieldVisitor fields);

    /** One covariance for each block. Blocks of the same size are computed together. */
    final class Blocks implements GateProposal {
        private final GaussianBlock[] groups;
        /** The blocks of each group. */
        private final int[][] members;

        Blocks(Network network, Precision precision, int particles, double initVariance) {
            int[] sizes = IntStream.range(0, network.blocks())
                    .map(b -> size(network, b))
                    .distinct()
                    .toArray();
            groups = new GaussianBlock[sizes.length];
            members = new int[sizes.length][];
            for (int g = 0; g < sizes.length; g++) {
                int size = sizes[g];
                members[g] = IntStream.range(0, network.blocks())
                        .filter(b -> size(network, b) == size)
                        .toArray();
                groups[g] = new GaussianBlock(precision, size, members[g].length, particles, initVariance);
            }
        }

        @Override
        public void predict(Network network, double drift, Rows variances, int variance) {
            for (int g = 0; g < groups.length; g++) {
                for (int k = 0; k < members[g].length; k++) {
                    int block = members[g][k];
                    groups[g].set(k, network.delta(), block, network.blockInput(block));
                }
                groups[g].predict(drift, variances, variance);
            }
        }

        @Override
        public void correct(Network network, Rows gates, Rows work, int factor, int variance) {
            for (int g = 0; g < groups.length; g++) {
                groups[g].innovate(work, factor);
                for (int k = 0; k < members[g].length; k++) {
                    groups[g].move(k, gates, network.blockStart(members[g][k]));
                }
                groups[g].shrink(work, variance);
            }
        }

        @Override
        public void resample(ResamplingPlan plan) {
            for (GaussianBlock group : groups) {
                group.resample(plan);
            }
        }

        @Override
        public void discount(double initVariance, double share) {
            for (GaussianBlock group : groups) {
                group.discount(initVariance, share);
            }
        }

        @Override
        public void visit(FieldVisitor fields) {
            for (GaussianBlock group : groups) {
                group.visit(fields);
            }
        }

        private static int size(Network network, int block) {
            return network.blockStart(block + 1) - network.blockStart(block);
        }
    }

    /** One variance for each parameter. */
    final class Diagonal implements GateProposal {
        private final Rows variances;
        private final Rows gain;
        private final Rows slope;

        Diagonal(Network network, Precision precision, int particles, double initVariance) {
            variances = Rows.zeros(precision, network.gateParameters(), particles);
            gain = Rows.zeros(precision, network.gateParameters(), particles);
            slope = Rows.zeros(precision, 1, particles);
            variances.fill(initVariance);
        }

        @Override
        public void predict(Network network, double drift, Rows sums, int sum) {
            for (int b = 0; b < network.blocks(); b++) {
                Rows input = network.blockInput(b);
                int start = network.blockStart(b);
                for (int k = 0; k < network.blockStart(b + 1) - start; k++) {
                    variances.addBelow(start + k, GaussianBlock.MAX_VARIANCE, drift);
                    slope.product(0, network.delta(), b, input, k);
                    gain.product(start + k, variances, start + k, slope, 0);
                    sums.addProduct(sum, gain, start + k, slope, 0);
                }
            }
        }

        @Override
        public void correct(Network network, Rows gates, Rows work, int factor, int variance) {
            slope.fill(0, 1);
            slope.quotient(0, slope, 0, work, variance);
            for (int row = 0; row < variances.count(); row++) {
                gates.addProduct(row, gain, row, work, factor);
                gates.clamp(row, Particles.PARAMETER_BOUND);
                variances.subtractProduct(row, gain, row, gain, row, slope, 0);
                variances.atLeast(row, GaussianBlock.MIN_VARIANCE);
            }
        }

        @Override
        public void resample(ResamplingPlan plan) {
            variances.resample(plan);
        }

        @Override
        public void discount(double initVariance, double share) {
            double noise = PowerPrior.noise(initVariance, share);
            for (int row = 0; row < variances.count(); row++) {
                for (int i = 0; i < variances.width(); i++) {
                    double inflated = variances.get(row, i) / share;
                    double corrected = inflated - inflated * inflated / (inflated + noise);
                    variances.set(row, i, Math.max(corrected, GaussianBlock.MIN_VARIANCE));
                }
            }
        }

        @Override
        public void visit(FieldVisitor fields) {
            variances.visit(fields, "diagonal.variance");
        }
    }
}

package io.spindrift.model.train;

import io.spindrift.model.numeric.Rows;
import io.spindrift.model.readout.Network;
import io.spindrift.model.state.StateExchange;
import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * An extended Kalman filter for the gates inside each particle, by the local gradient of its forecast, s_{t−1} held fixed:
 * ∂d̂/∂θ_b = δ_b input_bᵀ for each block b.
 */
sealed interface GateProposal {

    /** Adds what the gates add to the predicted variance of the label; after the network has been linearised. */
    void predict(Network network, double drift, double[] variance);

    /**
     * Moves the gates.
     *
     * @param gates modified
     * @param factor (d − d̂)/S of each particle
     * @param variance S of each particle
     */
    void correct(Network network, double[][] gates, double[] factor, double[] variance);

    void gather(int[] ancestors, double[] scratch);

    /**
     * Makes the gates less certain ({@link RecursiveLeastSquares#discount}).
     *
     * @param startVariance of each at the start
     * @param share of its weight that what has been learnt keeps
     */
    void discount(double startVariance, double share);

    void exchange(StateExchange io);

    /** One covariance a block; blocks of the same size go together. */
    final class Blocks implements GateProposal {
        private final GaussianBlock[] groups;
        /** The blocks of each group. */
        private final int[][] members;

        Blocks(Network network, int particles, double startVariance) {
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
                groups[g] = new GaussianBlock(size, members[g].length, particles, startVariance);
            }
        }

        @Override
        public void predict(Network network, double drift, double[] variance) {
            for (int g = 0; g < groups.length; g++) {
                for (int k = 0; k < members[g].length; k++) {
                    int block = members[g][k];
                    groups[g].set(k, network.delta(block), network.blockInput(block));
                }
                groups[g].predict(drift, variance);
            }
        }

        @Override
        public void correct(Network network, double[][] gates, double[] factor, double[] variance) {
            for (int g = 0; g < groups.length; g++) {
                for (int k = 0; k < members[g].length; k++) {
                    groups[g].move(k, gates, network.blockStart(members[g][k]), factor);
                }
                groups[g].shrink(variance);
            }
        }

        @Override
        public void gather(int[] ancestors, double[] scratch) {
            for (GaussianBlock group : groups) {
                group.gather(ancestors, scratch);
            }
        }

        @Override
        public void discount(double startVariance, double share) {
            for (GaussianBlock group : groups) {
                group.discount(startVariance, share);
            }
        }

        @Override
        public void exchange(StateExchange io) {
            for (GaussianBlock group : groups) {
                group.exchange(io);
            }
        }

        private static int size(Network network, int block) {
            return network.blockStart(block + 1) - network.blockStart(block);
        }
    }

    /** A variance a parameter. */
    final class Diagonal implements GateProposal {
        private final double[][] variances;
        private final double[][] along;

        Diagonal(Network network, int particles, double startVariance) {
            variances = Rows.zeros(network.gateParameters(), particles);
            along = Rows.zeros(network.gateParameters(), particles);
            for (double[] row : variances) {
                Arrays.fill(row, startVariance);
            }
        }

        @Override
        public void predict(Network network, double drift, double[] variance) {
            for (int b = 0; b < network.blocks(); b++) {
                double[][] input = network.blockInput(b);
                double[] delta = network.delta(b);
                int start = network.blockStart(b);
                for (int k = 0; k < network.blockStart(b + 1) - start; k++) {
                    double[] own = variances[start + k];
                    double[] to = along[start + k];
                    GaussianBlock.drift(own, drift);
                    for (int i = 0; i < to.length; i++) {
                        double slope = delta[i] * input[k][i];
                        to[i] = own[i] * slope;
                        variance[i] += to[i] * slope;
                    }
                }
            }
        }

        @Override
        public void correct(Network network, double[][] gates, double[] factor, double[] variance) {
            for (int row = 0; row < variances.length; row++) {
                Rows.addProduct(along[row], factor, gates[row]);
                Rows.clamp(gates[row], Particles.PARAMETER_BOUND);
                double[] own = variances[row];
                for (int i = 0; i < own.length; i++) {
                    own[i] = Math.max(
                            own[i] - along[row][i] * along[row][i] / variance[i], GaussianBlock.VARIANCE_LEAST);
                }
            }
        }

        @Override
        public void gather(int[] ancestors, double[] scratch) {
            Rows.gather(variances, ancestors, scratch);
        }

        @Override
        public void discount(double startVariance, double share) {
            double noise = Transfer.noise(startVariance, share);
            for (double[] own : variances) {
                for (int i = 0; i < own.length; i++) {
                    double grown = own[i] / share;
                    own[i] = Math.max(grown - grown * grown / (grown + noise), GaussianBlock.VARIANCE_LEAST);
                }
            }
        }

        @Override
        public void exchange(StateExchange io) {
            Particles.exchange(io, "diagonal.variance", variances);
        }
    }
}

package io.spindrift.model.train;

import io.spindrift.model.numeric.Rows;
import io.spindrift.model.readout.Network;
import io.spindrift.model.state.StateExchange;
import java.util.Arrays;

/**
 * An extended Kalman filter for the gates inside each particle, by the local gradient of its forecast, s_{t−1} held fixed:
 * ∂d̂/∂θ_b = δ_b input_bᵀ for each block b.
 */
sealed interface GateProposal {

    /** Adds what the gates add to the predicted variance of the label; after the network has been linearised. */
    void predict(Network network, double drift, double[] variance);

    /** Moves the gates: as {@link GaussianBlock#correct}. */
    void correct(double[][] gates, double[] factor, double[] variance);

    void gather(int[] ancestors, double[] scratch);

    void exchange(StateExchange io);

    /** One covariance a block. */
    final class Blocks implements GateProposal {
        private final GaussianBlock[] blocks;
        private final int[] starts;
        private final double[][] slope;

        Blocks(Network network, int particles, double startVariance) {
            blocks = new GaussianBlock[network.blocks()];
            starts = new int[blocks.length];
            int longest = 0;
            for (int b = 0; b < blocks.length; b++) {
                starts[b] = network.blockStart(b);
                int size = network.blockStart(b + 1) - starts[b];
                blocks[b] = new GaussianBlock(size, particles, startVariance);
                longest = Math.max(longest, size);
            }
            slope = Rows.zeros(longest, particles);
        }

        @Override
        public void predict(Network network, double drift, double[] variance) {
            for (int b = 0; b < blocks.length; b++) {
                double[][] input = network.blockInput(b);
                for (int k = 0; k < network.blockStart(b + 1) - starts[b]; k++) {
                    Rows.product(network.delta(b), input[k], slope[k]);
                }
                blocks[b].predict(slope, drift, variance);
            }
        }

        @Override
        public void correct(double[][] gates, double[] factor, double[] variance) {
            for (int b = 0; b < blocks.length; b++) {
                blocks[b].correct(gates, starts[b], factor, variance);
            }
        }

        @Override
        public void gather(int[] ancestors, double[] scratch) {
            for (GaussianBlock block : blocks) {
                block.gather(ancestors, scratch);
            }
        }

        @Override
        public void exchange(StateExchange io) {
            for (GaussianBlock block : blocks) {
                block.exchange(io);
            }
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
        public void correct(double[][] gates, double[] factor, double[] variance) {
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
        public void exchange(StateExchange io) {
            Particles.exchange(io, "diagonal.variance", variances);
        }
    }
}

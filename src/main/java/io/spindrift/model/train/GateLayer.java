package io.spindrift.model.train;

import io.spindrift.model.kronecker.KroneckerCovariance;
import io.spindrift.model.numeric.Rows;
import io.spindrift.model.readout.Network;
import io.spindrift.model.state.FieldVisitor;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;

/**
 * Weights of a network's gates that share their input u, so that their gradient ∂d̂/∂W is the product δ uᵀ. Their covariance is A ⊗ B
 * ({@link KroneckerCovariance}). A network has one to three layers:
 *
 * <ul>
 *   <li>all gates that see [x; y_{t−1}; 1], with the control gates;
 *   <li>for the GRU, W and b of the candidates, which see [x; 1], and R of the candidates, which see y_{t−1}: their δ are those of (F),
 *       the second times the reset gate;
 *   <li>for the basic network, the weights of y_t, which see h_t.
 * </ul>
 */
final class GateLayer {
    private final String name;
    private final int[] blocks;
    private final int[] starts;
    /** Where in a block the weights are. */
    private final int[] columns;
    /** Whether δ is multiplied by the reset gate and u is y_{t−1}. */
    private final boolean reset;

    private final float[] delta;
    private final float[] input;
    private final KroneckerCovariance covariance;

    private GateLayer(
            String name, Network network, int[] blocks, int[] columns, boolean reset, KroneckerSettings settings) {
        this.name = name;
        this.blocks = blocks;
        this.columns = columns;
        this.reset = reset;
        starts = Arrays.stream(blocks).map(network::blockStart).toArray();
        delta = new float[blocks.length];
        input = new float[columns.length];
        float[] variances = new float[blocks.length];
        Arrays.fill(variances, (float) settings.initVariance());
        covariance = new KroneckerCovariance(variances, blocks.length, columns.length, settings.processNoise());
    }

    /** Returns the layers of a network; every gate parameter is in one of them. */
    static List<GateLayer> of(Network network, KroneckerSettings settings) {
        int p = network.inputs();
        int m = network.units();
        int whole = p + m + 1;
        int[] gates = blocks(network, block -> shares(network, block) && size(network, block) == whole);
        int[] candidates = blocks(network, block -> !shares(network, block));
        int[] outputs = blocks(network, block -> shares(network, block) && size(network, block) != whole);
        List<GateLayer> layers = new ArrayList<>();
        layers.add(new GateLayer("gates", network, gates, range(0, whole), false, settings));
        if (candidates.length > 0) {
            int[] fresh = range(0, p + 1);
            fresh[p] = p + m;
            layers.add(new GateLayer("candidates", network, candidates, fresh, false, settings));
            layers.add(new GateLayer("recurrent", network, candidates, range(p, p + m), true, settings));
        }
        if (outputs.length > 0) {
            layers.add(new GateLayer("outputs", network, outputs, range(0, m), false, settings));
        }
        return layers;
    }

    /** Returns the numbers of the covariance. */
    long numbers() {
        return KroneckerCovariance.numbers(delta.length, input.length);
    }

    /** Returns the variance that uncertain weights give to the forecast of a network that has just been linearized. */
    double predict(Network network) {
        Rows seen = network.blockInput(reset ? 0 : blocks[0]);
        for (int c = 0; c < columns.length; c++) {
            input[c] = (float) seen.get(columns[c], 0);
        }
        for (int b = 0; b < blocks.length; b++) {
            double through = reset ? network.cell().recurrentScale(blocks[b]) : 1;
            delta[b] = (float) (network.delta().get(blocks[b], 0) * through);
        }
        return covariance.predict(delta, input);
    }

    /**
     * Updates W and its covariance by a label.
     *
     * @param gates modified: the gate parameters
     * @param factor the bounded innovation over its variance
     * @param variance S
     */
    void update(Rows gates, double factor, double variance) {
        float[] inputGain = covariance.inputGain();
        for (int b = 0; b < blocks.length; b++) {
            double step = factor * covariance.rowGain()[b];
            for (int c = 0; c < columns.length; c++) {
                int parameter = starts[b] + columns[c];
                gates.set(parameter, 0, Particles.bounded(gates.get(parameter, 0) + step * inputGain[c]));
            }
        }
        covariance.update(variance);
    }

    /** Adds the gradient of the last {@link #predict} to one number for each gate parameter. */
    void addGradient(double[] gradient) {
        for (int b = 0; b < blocks.length; b++) {
            for (int c = 0; c < columns.length; c++) {
                gradient[starts[b] + columns[c]] += delta[b] * input[c];
            }
        }
    }

    void inflate(double share) {
        covariance.inflate(share);
    }

    void visit(FieldVisitor fields) {
        covariance.visit(fields, "kronecker." + name);
    }

    private static boolean shares(Network network, int block) {
        return block >= network.cell().blocks() || network.cell().sharesInput(block);
    }

    private static int size(Network network, int block) {
        return network.blockStart(block + 1) - network.blockStart(block);
    }

    private static int[] blocks(Network network, IntPredicate chosen) {
        return IntStream.range(0, network.blocks()).filter(chosen).toArray();
    }

    private static int[] range(int from, int to) {
        return IntStream.range(from, to).toArray();
    }
}

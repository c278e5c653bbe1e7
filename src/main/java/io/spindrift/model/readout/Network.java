package io.spindrift.model.readout;

import io.spindrift.model.cell.Cell;
import io.spindrift.model.numeric.Activations;
import io.spindrift.model.numeric.Rows;
import java.util.Arrays;

/**
 * A recurrent cell and a regression architecture, for N particles at once: d̂_t as a function of parameters, s_{t−1} and x_t.
 * Parameters come in two parts, for trainers that treat them apart:
 *
 * <ul>
 *   <li>the gates: the blocks of the cell, then, in the general architecture, p blocks of p + m + 1 rows of the control gate
 *       α_t = σ(W^α x_t + R^α y_{t−1} + b^α);
 *   <li>β = [w; v], in which the forecast is linear: d̂_t = βᵀ φ_t with the features φ_t = [y_t; α_t ∘ g(x_t)] (11),
 *       [y_t] (10) or [tanh(c_t); g(x_t)] (12).
 * </ul>
 *
 * <p>A network holds its scratch and no state and no parameters: who shares one takes turns, and what a step leaves behind
 * holds until the next.
 */
public final class Network {
    private final NetworkSettings settings;
    private final boolean bias;
    private final Cell cell;
    private final int controls;
    private final double[][] control;
    private final Activations activations;
    private final double[][] features;
    private final double[] direct;

    /** ∂d̂/∂a_b of each block. */
    private final double[][] delta;

    /** ∂d̂/∂s_t. */
    private final double[][] slope;

    /** A network without a bias in its read-out, as the paper has it. */
    public Network(NetworkSettings settings, int inputs, int particles) {
        this(settings, inputs, particles, false);
    }

    /**
     * A network.
     *
     * @param bias whether β ends with a bias, whose feature is 1
     */
    public Network(NetworkSettings settings, int inputs, int particles, boolean bias) {
        this.settings = settings;
        this.bias = bias;
        cell = settings.cell().create(inputs, settings.units(), particles);
        controls = settings.architecture() == Architecture.GENERAL ? inputs : 0;
        control = Rows.zeros(controls, particles);
        activations = new Activations(controls, particles);
        features = new double[linearParameters()][];
        for (int k = settings.units(); k < features.length; k++) {
            features[k] = new double[particles];
        }
        if (bias) {
            Arrays.fill(features[features.length - 1], 1);
        }
        direct = new double[directInputs()];
        delta = Rows.zeros(blocks(), particles);
        slope = Rows.zeros(cell.stateRows(), particles);
    }

    /** p. */
    public int inputs() {
        return cell.inputs();
    }

    /** m. */
    public int units() {
        return cell.units();
    }

    /** How many rows the state s has. */
    public int stateRows() {
        return cell.stateRows();
    }

    /** How many blocks the gates have. */
    public int blocks() {
        return cell.blocks() + controls;
    }

    /** The gate parameter with which a block begins; that of block {@code blocks()} is their number. */
    public int blockStart(int block) {
        if (block <= cell.blocks()) {
            return cell.blockStart(block);
        }
        return cell.parameters() + (block - cell.blocks()) * (inputs() + units() + 1);
    }

    /** How many gate parameters there are. */
    public int gateParameters() {
        return blockStart(blocks());
    }

    /** How many parameters β has. */
    public int linearParameters() {
        return units() + directInputs() + (bias ? 1 : 0);
    }

    /** n: all parameters. */
    public int parameters() {
        return gateParameters() + linearParameters();
    }

    /**
     * One step forward.
     *
     * @param gates gate parameters, rows by particles
     * @param x regressor, length p
     * @param state s_{t−1}
     * @param next modified: s_t; may not be {@code state}
     */
    public void advance(double[][] gates, double[] x, double[][] state, double[][] next) {
        cell.step(gates, x, state, next);
    }

    /**
     * The features φ_t of a step just made. State and parameters may have been disturbed since; they are read as they are.
     *
     * @param gates gate parameters
     * @param x regressor, length p
     * @param state s_{t−1}
     * @param next s_t; the features may point into it
     */
    public void read(double[][] gates, double[] x, double[][] state, double[][] next) {
        boolean gated = settings.architecture() != Architecture.UNGATED;
        for (int j = 0; j < units(); j++) {
            features[j] = gated ? next[cell.outputRow() + j] : cell.ungated(next, j);
        }
        settings.directInput().apply(x, direct);
        for (int k = 0; k < direct.length; k++) {
            Arrays.fill(features[units() + k], direct[k]);
        }
        for (int k = 0; k < controls; k++) {
            int block = blockStart(cell.blocks() + k);
            Rows.affine(gates, block, x, state, cell.outputRow(), units(), control[k]);
        }
        activations.logistic(control, 0, controls);
        for (int k = 0; k < controls; k++) {
            Rows.product(control[k], features[units() + k], features[units() + k]);
        }
    }

    /** The features of the last step, rows by particles; not to be modified. */
    public double[][] features() {
        return features;
    }

    /** Feature k of the last step: ∂d̂/∂β_k. */
    public double[] feature(int k) {
        return features[k];
    }

    /**
     * The forecasts of the last step: out[i] = Σ_k β_k[i] φ_k[i].
     *
     * @param beta rows of β
     * @param out modified
     */
    public void forecast(double[][] beta, double[] out) {
        Arrays.fill(out, 0);
        Rows.addProducts(beta, 0, features, 0, features.length, out);
    }

    /**
     * The derivatives of the last step at the parameters that it was made with, s_{t−1} held fixed.
     *
     * @param gates gate parameters
     * @param beta β
     * @param next s_t as the step left it
     */
    public void linearise(double[][] gates, double[][] beta, double[][] next) {
        cell.linearise(gates, next);
        slopes(beta, next);
        for (double[] row : delta) {
            Arrays.fill(row, 0);
        }
        for (int e = 0; e < cell.edges(); e++) {
            Rows.addProduct(slope[cell.reached(e)], cell.gain(e), delta[cell.by(e)]);
        }
        for (int k = 0; k < controls; k++) {
            double[] alpha = control[k];
            double[] v = beta[units() + k];
            double[] row = delta[cell.blocks() + k];
            for (int i = 0; i < row.length; i++) {
                row[i] = v[i] * direct[k] * alpha[i] * (1 - alpha[i]);
            }
        }
    }

    /** ∂d̂_t/∂a_b for a block b, so that ∂d̂_t/∂θ_b = delta_b input_bᵀ. After {@link #linearise}. */
    public double[] delta(int block) {
        return delta[block];
    }

    /** The input of a block; holds until the next call. After {@link #linearise}. */
    public double[][] blockInput(int block) {
        // That of a control gate is an ordinary one, as that of a cell's first block is.
        return cell.blockInput(block < cell.blocks() ? block : 0);
    }

    /** ∂d̂_t/∂s_{t,r} for a state row r. After {@link #linearise}. */
    public double[] slope(int row) {
        return slope[row];
    }

    /**
     * ∂d̂_t/∂θ of the control gate's parameters, for the first particle. After {@link #linearise}.
     *
     * @param out modified: one number a gate parameter, that of the first gate parameter at {@code at}; those of the cell stay
     */
    public void controlGradient(double[] out, int at) {
        for (int b = cell.blocks(); b < blocks(); b++) {
            double[][] input = blockInput(b);
            int start = blockStart(b);
            for (int k = 0; k < blockStart(b + 1) - start; k++) {
                out[at + start + k] = delta[b][0] * input[k][0];
            }
        }
    }

    /** The cell, for its gains and its jacobian. */
    public Cell cell() {
        return cell;
    }

    /**
     * What of y_{t−1} reaches d̂_t past s_t, through the control gate: ∂d̂_t/∂s_{t−1,r} of the first particle, s_t held fixed.
     *
     * @param gates gate parameters
     * @param out modified: one number a state row
     */
    public void pastSlope(double[][] gates, double[] out) {
        Arrays.fill(out, 0);
        for (int k = 0; k < controls; k++) {
            int weights = blockStart(cell.blocks() + k) + inputs();
            double factor = delta[cell.blocks() + k][0];
            for (int l = 0; l < units(); l++) {
                out[cell.outputRow() + l] += factor * gates[weights + l][0];
            }
        }
    }

    private int directInputs() {
        return settings.architecture() == Architecture.OUTPUT_GATED ? 0 : inputs();
    }

    private void slopes(double[][] beta, double[][] next) {
        for (double[] row : slope) {
            Arrays.fill(row, 0);
        }
        for (int j = 0; j < units(); j++) {
            if (settings.architecture() == Architecture.UNGATED) {
                cell.ungatedSlope(next, j, beta[j], slope[cell.ungatedRow(j)]);
            } else {
                System.arraycopy(beta[j], 0, slope[cell.outputRow() + j], 0, beta[j].length);
            }
        }
    }
}

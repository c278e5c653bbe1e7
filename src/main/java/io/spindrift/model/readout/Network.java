package io.spindrift.model.readout;

import io.spindrift.model.cell.Cell;
import io.spindrift.model.numeric.Precision;
import io.spindrift.model.numeric.ProcessNoise;
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
    private final Rows control;
    private final Rows features;
    private final Rows direct;

    /** ∂d̂/∂a_b of each block. */
    private final Rows delta;

    /** ∂d̂/∂s_t. */
    private final Rows slope;

    /** A network without a bias in its read-out, as the paper has it. */
    public Network(NetworkSettings settings, Precision precision, int inputs, int particles) {
        this(settings, precision, inputs, particles, false);
    }

    /** How many parameters a network has, and of how many numbers its state is. */
    public static Network shape(NetworkSettings settings, int inputs, boolean bias) {
        return new Network(settings, Precision.FLOAT64, inputs, 1, bias);
    }

    /**
     * A network.
     *
     * @param bias whether β ends with a bias, whose feature is 1
     */
    public Network(NetworkSettings settings, Precision precision, int inputs, int particles, boolean bias) {
        this.settings = settings;
        this.bias = bias;
        cell = settings.cell().create(precision, inputs, settings.units(), particles);
        controls = settings.architecture() == Architecture.GENERAL ? inputs : 0;
        control = Rows.zeros(precision, controls, particles);
        features = Rows.zeros(precision, linearParameters(), particles);
        if (bias) {
            features.fill(features.count() - 1, 1);
        }
        direct = Rows.zeros(precision, 1, directInputs());
        delta = Rows.zeros(precision, blocks(), particles);
        slope = Rows.zeros(precision, cell.stateRows(), particles);
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
    public void advance(Rows gates, double[] x, Rows state, Rows next) {
        cell.step(gates, x, state, next);
    }

    /**
     * One step forward, and then noise on the gates.
     *
     * @param diffusion of the gate parameters
     */
    public void advance(Rows gates, double[] x, Rows state, Rows next, ProcessNoise diffusion) {
        cell.step(gates, x, state, next, diffusion);
        diffusion.addTo(gates, cell.parameters(), gateParameters() - cell.parameters());
    }

    /**
     * The features φ_t of a step just made. State and parameters may have been disturbed since; they are read as they are.
     *
     * @param gates gate parameters
     * @param x regressor, length p
     * @param state s_{t−1}
     * @param next s_t
     */
    public void read(Rows gates, double[] x, Rows state, Rows next) {
        if (settings.architecture() == Architecture.UNGATED) {
            cell.ungated(next, features);
        } else {
            for (int j = 0; j < units(); j++) {
                features.copy(j, next, cell.outputRow() + j);
            }
        }
        if (directInputs() > 0) {
            settings.directInput().apply(x, direct);
            for (int k = 0; k < directInputs(); k++) {
                features.fill(units() + k, direct.get(0, k));
            }
        }
        for (int k = 0; k < controls; k++) {
            control.affine(k, gates, blockStart(cell.blocks() + k), x, state, cell.outputRow(), units());
        }
        control.logistic(0, controls);
        for (int k = 0; k < controls; k++) {
            features.product(units() + k, control, k, features, units() + k);
        }
    }

    /** The features of the last step, ∂d̂/∂β, rows by particles; not to be modified. */
    public Rows features() {
        return features;
    }

    /**
     * The forecasts of the last step: out[i] = Σ_k β_k[i] φ_k[i].
     *
     * @param beta rows of β
     * @param out modified: its first row
     */
    public void forecast(Rows beta, Rows out) {
        out.fill(0, 0);
        out.addProducts(0, beta, 0, features, 0, features.count());
    }

    /**
     * The derivatives of the last step at the parameters that it was made with, s_{t−1} held fixed.
     *
     * @param gates gate parameters
     * @param beta β
     * @param next s_t as the step left it
     */
    public void linearize(Rows gates, Rows beta, Rows next) {
        cell.linearize(gates, next);
        slopes(beta);
        for (int b = 0; b < cell.blocks(); b++) {
            delta.fill(b, 0);
        }
        for (int e = 0; e < cell.edges(); e++) {
            delta.addProduct(cell.by(e), slope, cell.reached(e), cell.gains(), e);
        }
        for (int k = 0; k < controls; k++) {
            delta.throughLogistic(cell.blocks() + k, beta, units() + k, control, k);
            delta.scale(cell.blocks() + k, direct.get(0, k));
        }
    }

    /** ∂d̂_t/∂a_b in row b, for each block, so that ∂d̂_t/∂θ_b = delta_b input_bᵀ. After {@link #linearize}. */
    public Rows delta() {
        return delta;
    }

    /** The input of a block; holds until the next call. After {@link #linearize}. */
    public Rows blockInput(int block) {
        // That of a control gate is an ordinary one, as that of a cell's first block is.
        return cell.blockInput(block < cell.blocks() ? block : 0);
    }

    /** ∂d̂_t/∂s_{t,r} in row r. After {@link #linearize}. */
    public Rows slope() {
        return slope;
    }

    /**
     * ∂d̂_t/∂θ of the control gate's parameters, for the first particle. After {@link #linearize}.
     *
     * @param out modified: one number a gate parameter, that of the first gate parameter at {@code at}; those of the cell stay
     */
    public void controlGradient(double[] out, int at) {
        for (int b = cell.blocks(); b < blocks(); b++) {
            Rows input = blockInput(b);
            int start = blockStart(b);
            for (int k = 0; k < blockStart(b + 1) - start; k++) {
                out[at + start + k] = delta.get(b, 0) * input.get(k, 0);
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
    public void pastSlope(Rows gates, double[] out) {
        Arrays.fill(out, 0);
        for (int k = 0; k < controls; k++) {
            int weights = blockStart(cell.blocks() + k) + inputs();
            double factor = delta.get(cell.blocks() + k, 0);
            for (int l = 0; l < units(); l++) {
                out[cell.outputRow() + l] += factor * gates.get(weights + l, 0);
            }
        }
    }

    private int directInputs() {
        return settings.architecture() == Architecture.OUTPUT_GATED ? 0 : inputs();
    }

    private void slopes(Rows beta) {
        slope.fill(0);
        for (int j = 0; j < units(); j++) {
            if (settings.architecture() == Architecture.UNGATED) {
                cell.ungatedSlope(j, beta, slope);
            } else {
                slope.copy(cell.outputRow() + j, beta, j);
            }
        }
    }
}

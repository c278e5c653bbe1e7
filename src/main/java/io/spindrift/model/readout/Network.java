package io.spindrift.model.readout;

import io.spindrift.model.cell.Cell;
import io.spindrift.model.numeric.Precision;
import io.spindrift.model.numeric.ProcessNoise;
import io.spindrift.model.numeric.Rows;
import java.util.Arrays;

/**
 * A recurrent cell and a regression architecture, for N particles at once: d̂_t as a function of parameters, s_{t−1} and x_t.
 * The parameters have two parts, which some trainers treat differently:
 *
 * <ul>
 *   <li>the gates: the blocks of the cell, then, in the general architecture, p blocks of p + m + 1 rows of the control gate
 *       α_t = σ(W^α x_t + R^α y_{t−1} + b^α);
 *   <li>β = [w; v], in which the forecast is linear: d̂_t = βᵀ φ_t with the features φ_t = [y_t; α_t ∘ g(x_t)] (11),
 *       [y_t] (10) or [tanh(c_t); g(x_t)] (12).
 * </ul>
 *
 * <p>A network has scratch space but neither state nor parameters, so several users may take turns with one network. The
 * results of a step are valid until the next step.
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

    /** Creates a network without a bias in its read-out, as in the paper. */
    public Network(NetworkSettings settings, Precision precision, int inputs, int particles) {
        this(settings, precision, inputs, particles, false);
    }

    /** Returns a network to ask for its numbers of parameters and state rows. */
    public static Network shape(NetworkSettings settings, int inputs, boolean bias) {
        return new Network(settings, Precision.FLOAT64, inputs, 1, bias);
    }

    /**
     * Creates a network.
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

    /** Returns p. */
    public int inputs() {
        return cell.inputs();
    }

    /** Returns m. */
    public int units() {
        return cell.units();
    }

    /** Returns the number of rows of the state s. */
    public int stateRows() {
        return cell.stateRows();
    }

    /** Returns the number of blocks of the gates. */
    public int blocks() {
        return cell.blocks() + controls;
    }

    /**
     * Returns the gate parameter at which a block starts. For block {@code blocks()} it is the number of gate
     * parameters.
     */
    public int blockStart(int block) {
        if (block <= cell.blocks()) {
            return cell.blockStart(block);
        }
        return cell.parameters() + (block - cell.blocks()) * (inputs() + units() + 1);
    }

    /** Returns the number of gate parameters. */
    public int gateParameters() {
        return blockStart(blocks());
    }

    /** Returns the number of parameters of β. */
    public int linearParameters() {
        return units() + directInputs() + (bias ? 1 : 0);
    }

    /** Returns n, the number of all parameters. */
    public int parameters() {
        return gateParameters() + linearParameters();
    }

    /**
     * Makes one step.
     *
     * @param gates gate parameters, rows by particles
     * @param x regressor, length p
     * @param state s_{t−1}
     * @param next modified: s_t; must not be {@code state}
     */
    public void advance(Rows gates, double[] x, Rows state, Rows next) {
        cell.step(gates, x, state, next);
    }

    /**
     * Makes one step, and then adds noise to the gates.
     *
     * @param gates modified: gate parameters, rows by particles
     * @param x regressor, length p
     * @param state s_{t−1}
     * @param next modified: s_t; must not be {@code state}
     * @param processNoise of the gate parameters
     */
    public void advance(Rows gates, double[] x, Rows state, Rows next, ProcessNoise processNoise) {
        cell.step(gates, x, state, next, processNoise);
        processNoise.addTo(gates, cell.parameters(), gateParameters() - cell.parameters());
    }

    /**
     * Computes the features φ_t of the last step. If state or parameters have changed since that step, the changed
     * values count.
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

    /** Returns the features of the last step, ∂d̂/∂β, rows by particles; not to be modified. */
    public Rows features() {
        return features;
    }

    /**
     * Computes the forecasts of the last step: out[i] = Σ_k β_k[i] φ_k[i].
     *
     * @param beta rows of β
     * @param out modified: its first row
     */
    public void forecast(Rows beta, Rows out) {
        out.fill(0, 0);
        out.addProducts(0, beta, 0, features, 0, features.count());
    }

    /**
     * Computes the derivatives of the last step at the parameters of that step, with s_{t−1} held fixed.
     *
     * @param gates gate parameters
     * @param beta β
     * @param next s_t of that step
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

    /**
     * Returns ∂d̂_t/∂a_b in row b for each block, so that ∂d̂_t/∂θ_b = delta_b input_bᵀ. Call {@link #linearize} first.
     */
    public Rows delta() {
        return delta;
    }

    /** Returns the input of a block, valid until the next call. Call {@link #linearize} first. */
    public Rows blockInput(int block) {
        // A control gate has the ordinary input, as the first block of each cell has.
        return cell.blockInput(block < cell.blocks() ? block : 0);
    }

    /** Returns ∂d̂_t/∂s_{t,r} in row r. Call {@link #linearize} first. */
    public Rows slope() {
        return slope;
    }

    /**
     * Computes ∂d̂_t/∂θ of the parameters of the control gate, for the first particle. Call {@link #linearize} first.
     *
     * @param out modified: one number for each gate parameter; those of the cell are not changed
     * @param offset index of the first gate parameter in {@code out}
     */
    public void controlGradient(double[] out, int offset) {
        for (int b = cell.blocks(); b < blocks(); b++) {
            Rows input = blockInput(b);
            int start = blockStart(b);
            for (int k = 0; k < blockStart(b + 1) - start; k++) {
                out[offset + start + k] = delta.get(b, 0) * input.get(k, 0);
            }
        }
    }

    /** Returns the cell, for its gains and its Jacobian. */
    public Cell cell() {
        return cell;
    }

    /**
     * Computes ∂d̂_t/∂s_{t−1,r} of the first particle with s_t held fixed: y_{t−1} also reaches d̂_t directly, through
     * the control gate.
     *
     * @param gates gate parameters
     * @param out modified: one number for each state row
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

package io.spindrift.model.cell;

import io.spindrift.model.numeric.Precision;
import io.spindrift.model.numeric.ProcessNoise;
import io.spindrift.model.numeric.Rows;
import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * A recurrent cell for N particles at once, seen as its trainers need it. All its parameters stand in <em>blocks</em>: a
 * block is the weights of one pre-activation, a_b = θ_b · input_b. A trainer steps the cell and then, if it needs
 * derivatives, linearizes it; what these leave behind holds until the next step.
 *
 * <p>With s the state (c and y, or y alone), a step is s_t = φ(s_{t−1}, x_t, θ), and its derivatives are (docs/maths.md)
 *
 * <pre>
 *     ∂s_{t,r} / ∂θ_b        = gain_{r,b} input_bᵀ                                    (F)
 *     ∂s_{t,r} / ∂s_{t−1,l}  = Σ_b gain_{r,b} scale_b θ_b[y_l] + direct_{r,l}         (G)
 * </pre>
 *
 * <p>where θ_b[y_l] is the weight of block b on y_{t−1,l}; gain and direct are sparse. A cell holds its scratch and no
 * state: who shares a cell takes turns. Rows are as in {@link Rows}: quantity by particle.
 */
public abstract sealed class Cell permits Lstm, Gru, BasicRnn {
    private final int inputs;
    private final int units;
    private final int blocks;

    /** The edges of the sparse gain: edge e is ∂s_{reached[e]} / ∂a_{by[e]}. */
    private final int[] reached;

    private final int[] by;
    private final int[][] edgesOf;
    private final Rows gain;

    /** Input of an ordinary block: x_t, y_{t−1}, 1. */
    private final Rows input;

    /** On y_{t−1}, of one block. */
    private final double[] weights;

    private Rows before;
    /** Of the step that is being made; null for none. */
    private ProcessNoise noise;

    Cell(Precision precision, int inputs, int units, int particles, int blocks, int[] reached, int[] by) {
        this.inputs = inputs;
        this.units = units;
        this.blocks = blocks;
        this.reached = reached;
        this.by = by;
        edgesOf = IntStream.range(0, blocks)
                .mapToObj(block -> IntStream.range(0, by.length)
                        .filter(edge -> by[edge] == block)
                        .toArray())
                .toArray(int[][]::new);
        gain = Rows.zeros(precision, reached.length, particles);
        input = Rows.zeros(precision, inputs + units + 1, particles);
        weights = new double[units];
        input.fill(inputs + units, 1);
    }

    /** p, the length of the regressor. */
    public final int inputs() {
        return inputs;
    }

    /** m, the length of y. */
    public final int units() {
        return units;
    }

    /** N. */
    public final int particles() {
        return input.width();
    }

    /** How many blocks there are. */
    public final int blocks() {
        return blocks;
    }

    /** How many parameters there are, all blocks together. */
    public final int parameters() {
        return blockStart(blocks);
    }

    /** The row of θ in which a block begins; that of block {@code blocks()} is the end. */
    public abstract int blockStart(int block);

    /** How many rows the state has. */
    public abstract int stateRows();

    /** The row of the state in which y begins. */
    public abstract int outputRow();

    /**
     * One step forward.
     *
     * @param theta parameters, {@link #parameters()} rows or more
     * @param x regressor, length p
     * @param state s_{t−1}
     * @param next modified: s_t; may not be {@code state}
     */
    public final void step(Rows theta, double[] x, Rows state, Rows next) {
        step(theta, x, state, next, null);
    }

    /**
     * One step forward, and then noise on the parameters.
     *
     * @param diffusion of the parameters; null for none
     */
    public final void step(Rows theta, double[] x, Rows state, Rows next, ProcessNoise diffusion) {
        before = state;
        noise = diffusion;
        for (int k = 0; k < inputs; k++) {
            input.fill(k, x[k]);
        }
        forward(theta, x, state, next);
    }

    /**
     * The derivatives of the last step, at the parameters that it was made with.
     *
     * @param theta parameters
     * @param next s_t, as the step left it
     */
    public final void linearize(Rows theta, Rows next) {
        for (int l = 0; l < units; l++) {
            input.copy(inputs + l, before, outputRow() + l);
        }
        gains(theta, before, next, gain);
    }

    /** The input of a block in the last step, as rows; holds until the next call. After {@link #linearize}. */
    public Rows blockInput(int block) {
        return input;
    }

    /** Whether the input of a block is that of the block before, if it stands in the same rows. */
    public boolean sharesInput(int block) {
        return true;
    }

    /** How many edges the gain has. */
    public final int edges() {
        return reached.length;
    }

    /** The state row that an edge reaches. */
    public final int reached(int edge) {
        return reached[edge];
    }

    /** The block that an edge comes from. */
    public final int by(int edge) {
        return by[edge];
    }

    /** The edges that come from a block; not to be modified. */
    public final int[] edgesOf(int block) {
        return edgesOf[block];
    }

    /** The derivatives that stand on the edges, one row each. After {@link #linearize}. */
    public final Rows gains() {
        return gain;
    }

    /**
     * ∂s_t / ∂s_{t−1} of the first particle (G). After {@link #linearize}.
     *
     * @param theta parameters
     * @param jacobian modified: square, {@link #stateRows()} wide
     */
    public final void jacobian(Rows theta, double[][] jacobian) {
        for (double[] row : jacobian) {
            Arrays.fill(row, 0);
        }
        for (int e = 0; e < reached.length; e++) {
            if (isRecurrent(by[e])) {
                double factor = gain.get(e, 0) * recurrentScale(by[e]);
                theta.readFirst(blockStart(by[e]) + inputs, units, weights, 0);
                double[] row = jacobian[reached[e]];
                for (int l = 0; l < units; l++) {
                    row[outputRow() + l] += factor * weights[l];
                }
            }
        }
        addDirect(jacobian);
    }

    /**
     * What an architecture without an output gate reads instead of y_t: tanh(c_t) where there is a c, else y_t.
     *
     * @param next s_t, as the step left it
     * @param out modified: a row a unit, from the first on
     */
    public void ungated(Rows next, Rows out) {
        for (int j = 0; j < units; j++) {
            out.copy(j, next, outputRow() + j);
        }
    }

    /** The state row that {@link #ungated} of a unit depends on. */
    public int ungatedRow(int unit) {
        return outputRow() + unit;
    }

    /**
     * A row of {@code out} ← weight_j · ∂ungated_j / ∂s_{t, ungatedRow(j)}. After {@link #ungated}.
     *
     * @param weights in row j
     * @param out modified: in row {@link #ungatedRow}
     */
    public void ungatedSlope(int unit, Rows weights, Rows out) {
        out.copy(ungatedRow(unit), weights, unit);
    }

    /** The pre-activation of an ordinary block, and then noise on its parameters. */
    final void activate(Rows out, int row, Rows theta, int block, double[] x, Rows state) {
        if (noise == null) {
            out.affine(row, theta, blockStart(block), x, state, outputRow(), units);
        } else {
            out.affine(row, theta, blockStart(block), x, state, outputRow(), units, noise);
        }
    }

    /** Noise on the parameters of any other block, after its pre-activation. */
    final void diffuse(Rows theta, int block) {
        if (noise != null) {
            noise.addTo(theta, blockStart(block), blockStart(block + 1) - blockStart(block));
        }
    }

    /** The step forward: each block is activated, or diffused, once. */
    abstract void forward(Rows theta, double[] x, Rows state, Rows next);

    /** Fills the gain of each edge, in the order in which the edges were given. */
    abstract void gains(Rows theta, Rows state, Rows next, Rows gain);

    /** Adds, for the first particle, what of s_{t−1} reaches s_t past all blocks. */
    abstract void addDirect(double[][] jacobian);

    /** Whether a block has weights on y_{t−1}, behind those on x. */
    boolean isRecurrent(int block) {
        return true;
    }

    /** The factor of y_{t−1} in the input of a block, for the first particle. */
    public double recurrentScale(int block) {
        return 1;
    }

    /** The size of an ordinary block: p + m + 1. */
    final int ordinaryBlock() {
        return input.count();
    }

    /** The rows of an ordinary block's input. */
    final Rows ordinaryInput() {
        return input;
    }
}

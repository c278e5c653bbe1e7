package io.spindrift.model.cell;

import io.spindrift.model.numeric.Precision;
import io.spindrift.model.numeric.ProcessNoise;
import io.spindrift.model.numeric.Rows;
import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * A recurrent cell for N particles at once, with the derivatives that trainers need. All its parameters are in
 * <em>blocks</em>: a block has the weights of one pre-activation, a_b = θ_b · input_b. A trainer steps the cell and then,
 * if it needs derivatives, linearizes it. The results of both are valid until the next step.
 *
 * <p>With s the state (c and y, or only y), a step is s_t = φ(s_{t−1}, x_t, θ), and its derivatives are (docs/maths.md)
 *
 * <pre>
 *     ∂s_{t,r} / ∂θ_b        = gain_{r,b} input_bᵀ                                    (F)
 *     ∂s_{t,r} / ∂s_{t−1,l}  = Σ_b gain_{r,b} scale_b θ_b[y_l] + direct_{r,l}         (G)
 * </pre>
 *
 * <p>where θ_b[y_l] is the weight of block b on y_{t−1,l}; gain and direct are sparse. A cell has scratch space but no
 * state, so several users may take turns with one cell. Rows are as in {@link Rows}: quantity by particle.
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

    /** The weights of one block on y_{t−1}. */
    private final double[] weights;

    private Rows before;
    /** Noise of the current step; null for none. */
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

    /** Returns p, the length of the regressor. */
    public final int inputs() {
        return inputs;
    }

    /** Returns m, the length of y. */
    public final int units() {
        return units;
    }

    /** Returns N, the number of particles. */
    public final int particles() {
        return input.width();
    }

    /** Returns the number of blocks. */
    public final int blocks() {
        return blocks;
    }

    /** Returns the number of parameters of all blocks. */
    public final int parameters() {
        return blockStart(blocks);
    }

    /** Returns the row of θ at which a block starts. For block {@code blocks()} it is the number of parameters. */
    public abstract int blockStart(int block);

    /** Returns the number of rows of the state. */
    public abstract int stateRows();

    /** Returns the row of the state at which y starts. */
    public abstract int outputRow();

    /**
     * Makes one step.
     *
     * @param theta parameters, at least {@link #parameters()} rows
     * @param x regressor, length p
     * @param state s_{t−1}
     * @param next modified: s_t; must not be {@code state}
     */
    public final void step(Rows theta, double[] x, Rows state, Rows next) {
        step(theta, x, state, next, null);
    }

    /**
     * Makes one step, and then adds noise to the parameters.
     *
     * @param theta modified: parameters, at least {@link #parameters()} rows
     * @param x regressor, length p
     * @param state s_{t−1}
     * @param next modified: s_t; must not be {@code state}
     * @param processNoise of the parameters; null for none
     */
    public final void step(Rows theta, double[] x, Rows state, Rows next, ProcessNoise processNoise) {
        before = state;
        noise = processNoise;
        for (int k = 0; k < inputs; k++) {
            input.fill(k, x[k]);
        }
        forward(theta, x, state, next);
    }

    /**
     * Computes the derivatives of the last step, at the parameters of that step.
     *
     * @param theta parameters
     * @param next s_t of that step
     */
    public final void linearize(Rows theta, Rows next) {
        for (int l = 0; l < units; l++) {
            input.copy(inputs + l, before, outputRow() + l);
        }
        gains(theta, before, next, gain);
    }

    /**
     * Returns the input of a block in the last step as rows, valid until the next call. Call {@link #linearize} first.
     */
    public Rows blockInput(int block) {
        return input;
    }

    /** Whether a block has the same input as the block before, if both are in the same rows. */
    public boolean sharesInput(int block) {
        return true;
    }

    /** Returns the number of edges of the gain. */
    public final int edges() {
        return reached.length;
    }

    /** Returns the state row that an edge reaches. */
    public final int reached(int edge) {
        return reached[edge];
    }

    /** Returns the block that an edge comes from. */
    public final int by(int edge) {
        return by[edge];
    }

    /** Returns the edges that come from a block; not to be modified. */
    public final int[] edgesOf(int block) {
        return edgesOf[block];
    }

    /** Returns the derivatives of the edges, one row for each edge. Call {@link #linearize} first. */
    public final Rows gains() {
        return gain;
    }

    /**
     * Computes ∂s_t / ∂s_{t−1} of the first particle (G). Call {@link #linearize} first.
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
     * Computes the value that an architecture without an output gate reads instead of y_t: tanh(c_t) if the cell has c,
     * else y_t.
     *
     * @param next s_t of the last step
     * @param out modified: one row for each unit, from the first on
     */
    public void ungated(Rows next, Rows out) {
        for (int j = 0; j < units; j++) {
            out.copy(j, next, outputRow() + j);
        }
    }

    /** Returns the state row on which {@link #ungated} of a unit depends. */
    public int ungatedRow(int unit) {
        return outputRow() + unit;
    }

    /**
     * Computes weight_j · ∂ungated_j / ∂s_{t, ungatedRow(j)}. Call {@link #ungated} first.
     *
     * @param unit j
     * @param weights weight_j in row j
     * @param out modified: result in row {@link #ungatedRow}
     */
    public void ungatedSlope(int unit, Rows weights, Rows out) {
        out.copy(ungatedRow(unit), weights, unit);
    }

    /** Computes the pre-activation of an ordinary block, and then adds noise to its parameters. */
    final void activate(Rows out, int row, Rows theta, int block, double[] x, Rows state) {
        if (noise == null) {
            out.affine(row, theta, blockStart(block), x, state, outputRow(), units);
        } else {
            out.affine(row, theta, blockStart(block), x, state, outputRow(), units, noise);
        }
    }

    /** Adds noise to the parameters of any other block, after its pre-activation. */
    final void addNoise(Rows theta, int block) {
        if (noise != null) {
            noise.addTo(theta, blockStart(block), blockStart(block + 1) - blockStart(block));
        }
    }

    /** Makes the forward step. Each block is passed to {@link #activate} or {@link #addNoise} once. */
    abstract void forward(Rows theta, double[] x, Rows state, Rows next);

    /** Computes the gains of all edges, in the order of the edges. */
    abstract void gains(Rows theta, Rows state, Rows next, Rows gain);

    /** Adds the derivatives of s_t with respect to s_{t−1} that do not go through a block, for the first particle. */
    abstract void addDirect(double[][] jacobian);

    /** Whether a block has weights on y_{t−1}, after those on x. */
    boolean isRecurrent(int block) {
        return true;
    }

    /** Returns the factor of y_{t−1} in the input of a block, for the first particle. */
    public double recurrentScale(int block) {
        return 1;
    }

    /** Returns the size of an ordinary block: p + m + 1. */
    final int ordinaryBlock() {
        return input.count();
    }

    /** Returns the input rows of an ordinary block. */
    final Rows ordinaryInput() {
        return input;
    }
}

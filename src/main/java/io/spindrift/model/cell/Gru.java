package io.spindrift.model.cell;

import io.spindrift.model.numeric.Precision;
import io.spindrift.model.numeric.Rows;
import java.util.function.IntBinaryOperator;
import java.util.stream.IntStream;

/**
 * The gated recurrent unit, with the reset gate after the recurrent weights and the update gate on the new value
 * (docs/maths.md):
 *
 * <pre>
 *     u_t = σ(W^u x_t + R^u y_{t-1} + b^u)
 *     r_t = σ(W^r x_t + R^r y_{t-1} + b^r)
 *     ỹ_t = tanh(W^y x_t + r_t ∘ (R^y y_{t-1}) + b^y)
 *     y_t = u_t ∘ ỹ_t + (1 − u_t) ∘ y_{t-1}      (T)
 * </pre>
 *
 * <p>Parameters: 3m blocks of p + m + 1 rows, gate by gate in the order u, r, ỹ. State: m rows, y. A step costs about
 * 6 m (p + m) operations per particle.
 */
public final class Gru extends Cell {
    private static final int GATES = 3;

    /** u, r, ỹ: row gate · m + unit. */
    private final Rows gates;

    /** R^y y_{t−1}. */
    private final Rows recurrent;

    /** Input of a block of ỹ: x_t, r_j y_{t−1}, 1. */
    private final Rows resetInput;

    /** One row of scratch space. */
    private final Rows scratch;

    private Rows before;

    public Gru(Precision precision, int inputs, int units, int particles) {
        super(
                precision,
                inputs,
                units,
                particles,
                GATES * units,
                edges(units, (j, k) -> j),
                edges(units, (j, k) -> k * units + j));
        gates = Rows.zeros(precision, GATES * units, particles);
        recurrent = Rows.zeros(precision, units, particles);
        resetInput = Rows.zeros(precision, ordinaryBlock(), particles);
        resetInput.fill(inputs + units, 1);
        scratch = Rows.zeros(precision, 1, particles);
    }

    @Override
    public int blockStart(int block) {
        return block * ordinaryBlock();
    }

    @Override
    public int stateRows() {
        return units();
    }

    @Override
    public int outputRow() {
        return 0;
    }

    @Override
    public Rows blockInput(int block) {
        if (block < 2 * units()) {
            return ordinaryInput();
        }
        for (int k = 0; k < inputs(); k++) {
            resetInput.copy(k, ordinaryInput(), k);
        }
        for (int l = 0; l < units(); l++) {
            resetInput.product(inputs() + l, gates, block - units(), before, l);
        }
        return resetInput;
    }

    /** The recurrent input of each candidate is multiplied by its own reset gate. */
    @Override
    public boolean sharesInput(int block) {
        return block < 2 * units();
    }

    @Override
    void forward(Rows theta, double[] x, Rows state, Rows next) {
        before = state;
        int m = units();
        for (int b = 0; b < 2 * m; b++) {
            activate(gates, b, theta, b, x, state);
        }
        gates.logistic(0, 2 * m);
        for (int j = 0; j < m; j++) {
            candidate(theta, x, state, j);
            addNoise(theta, 2 * m + j);
        }
        gates.tanh(2 * m, GATES * m);
        for (int j = 0; j < m; j++) {
            next.mix(j, gates, j, gates, 2 * m + j, state, j);
        }
    }

    private void candidate(Rows theta, double[] x, Rows state, int j) {
        int m = units();
        int first = blockStart(2 * m + j);
        int candidate = 2 * m + j;
        gates.copy(candidate, theta, first + inputs() + m);
        gates.addScaled(candidate, theta, first, x, 0, inputs());
        recurrent.fill(j, 0);
        recurrent.addProducts(j, theta, first + inputs(), state, 0, m);
        gates.addProduct(candidate, gates, m + j, recurrent, j);
    }

    @Override
    void gains(Rows theta, Rows state, Rows next, Rows gain) {
        int m = units();
        for (int j = 0; j < m; j++) {
            int e = GATES * j;
            int candidate = 2 * m + j;
            scratch.difference(0, gates, candidate, state, j);
            gain.throughLogistic(e, scratch, 0, gates, j);
            gain.throughTanh(e + 2, gates, j, gates, candidate);
            scratch.product(0, gain, e + 2, recurrent, j);
            gain.throughLogistic(e + 1, scratch, 0, gates, m + j);
        }
    }

    @Override
    void addDirect(double[][] jacobian) {
        for (int j = 0; j < units(); j++) {
            jacobian[j][j] += 1 - gates.get(j, 0);
        }
    }

    @Override
    public double recurrentScale(int block) {
        return block < 2 * units() ? 1 : gates.get(block - units(), 0);
    }

    private static int[] edges(int m, IntBinaryOperator value) {
        return IntStream.range(0, GATES * m)
                .map(e -> value.applyAsInt(e / GATES, e % GATES))
                .toArray();
    }
}

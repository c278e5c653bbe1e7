package io.spindrift.model.cell;

import io.spindrift.model.numeric.Activations;
import io.spindrift.model.numeric.Rows;
import java.util.Arrays;
import java.util.function.IntBinaryOperator;
import java.util.stream.IntStream;

/**
 * The gated recurrent unit, with the reset gate behind the recurrent weights and the update gate on the new value
 * (docs/maths.md):
 *
 * <pre>
 *     u_t = σ(W^u x_t + R^u y_{t-1} + b^u)
 *     r_t = σ(W^r x_t + R^r y_{t-1} + b^r)
 *     ỹ_t = tanh(W^y x_t + r_t ∘ (R^y y_{t-1}) + b^y)
 *     y_t = u_t ∘ ỹ_t + (1 − u_t) ∘ y_{t-1}
 * </pre>
 *
 * <p>Parameters: 3m blocks of p + m + 1 rows, gate by gate in the order u, r, ỹ. State: m rows, y. A step costs about
 * 6 m (p + m) operations a particle.
 */
public final class Gru extends Cell {
    private static final int GATES = 3;

    /** u, r, ỹ: row gate · m + unit. */
    private final double[][] gates;

    private final Activations activations;

    /** R^y y_{t−1}. */
    private final double[][] recurrent;

    /** Input of a block of ỹ: x_t, r_j y_{t−1}, 1. */
    private final double[][] resetInput;

    private double[][] before;

    public Gru(int inputs, int units, int particles) {
        super(
                inputs,
                units,
                particles,
                GATES * units,
                edges(units, (j, k) -> j),
                edges(units, (j, k) -> k * units + j));
        gates = Rows.zeros(GATES * units, particles);
        activations = new Activations(GATES * units, particles);
        recurrent = Rows.zeros(units, particles);
        resetInput = Rows.zeros(ordinaryBlock(), particles);
        Arrays.fill(resetInput[inputs + units], 1);
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
    public double[][] blockInput(int block) {
        if (block < 2 * units()) {
            return ordinaryInput();
        }
        System.arraycopy(ordinaryInput(), 0, resetInput, 0, inputs());
        double[] reset = gates[block - units()];
        for (int l = 0; l < units(); l++) {
            Rows.product(reset, before[l], resetInput[inputs() + l]);
        }
        return resetInput;
    }

    @Override
    void forward(double[][] theta, double[] x, double[][] state, double[][] next) {
        before = state;
        int m = units();
        for (int b = 0; b < 2 * m; b++) {
            Rows.affine(theta, blockStart(b), x, state, 0, m, gates[b]);
        }
        activations.logistic(gates, 0, 2 * m);
        for (int j = 0; j < m; j++) {
            candidate(theta, x, state, j);
        }
        activations.tanh(gates, 2 * m, GATES * m);
        for (int j = 0; j < m; j++) {
            double[] update = gates[j];
            double[] fresh = gates[2 * m + j];
            double[] old = state[j];
            double[] out = next[j];
            for (int i = 0; i < out.length; i++) {
                out[i] = update[i] * fresh[i] + (1 - update[i]) * old[i];
            }
        }
    }

    private void candidate(double[][] theta, double[] x, double[][] state, int j) {
        int m = units();
        int row = blockStart(2 * m + j);
        double[] fresh = gates[2 * m + j];
        System.arraycopy(theta[row + inputs() + m], 0, fresh, 0, fresh.length);
        Rows.addScaled(theta, row, x, 0, inputs(), fresh);
        Arrays.fill(recurrent[j], 0);
        Rows.addProducts(theta, row + inputs(), state, 0, m, recurrent[j]);
        Rows.addProduct(gates[m + j], recurrent[j], fresh);
    }

    @Override
    void gains(double[][] theta, double[][] state, double[][] next, double[][] gain) {
        int m = units();
        for (int j = 0; j < m; j++) {
            double[] update = gates[j];
            double[] reset = gates[m + j];
            double[] fresh = gates[2 * m + j];
            double[] byUpdate = gain[GATES * j];
            double[] byReset = gain[GATES * j + 1];
            double[] byFresh = gain[GATES * j + 2];
            for (int i = 0; i < fresh.length; i++) {
                byUpdate[i] = (fresh[i] - state[j][i]) * update[i] * (1 - update[i]);
                byFresh[i] = update[i] * (1 - fresh[i] * fresh[i]);
                byReset[i] = byFresh[i] * recurrent[j][i] * reset[i] * (1 - reset[i]);
            }
        }
    }

    @Override
    void addDirect(double[][] jacobian) {
        for (int j = 0; j < units(); j++) {
            jacobian[j][j] += 1 - gates[j][0];
        }
    }

    @Override
    double recurrentScale(int block) {
        return block < 2 * units() ? 1 : gates[block - units()][0];
    }

    private static int[] edges(int m, IntBinaryOperator value) {
        return IntStream.range(0, GATES * m)
                .map(e -> value.applyAsInt(e / GATES, e % GATES))
                .toArray();
    }
}

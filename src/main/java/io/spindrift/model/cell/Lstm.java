package io.spindrift.model.cell;

import io.spindrift.model.numeric.Activations;
import io.spindrift.model.numeric.Rows;
import java.util.function.IntBinaryOperator;
import java.util.stream.IntStream;

/**
 * The long short-term memory cell, without peepholes (Ergen and Kozat 2018, equations 3 to 8; docs/maths.md):
 *
 * <pre>
 *     z_t = tanh(W^z x_t + R^z y_{t-1} + b^z)      (3)
 *     i_t =    σ(W^i x_t + R^i y_{t-1} + b^i)      (4)
 *     f_t =    σ(W^f x_t + R^f y_{t-1} + b^f)      (5)
 *     c_t = i_t ∘ z_t + f_t ∘ c_{t-1}              (6)
 *     o_t =    σ(W^o x_t + R^o y_{t-1} + b^o)      (7)
 *     y_t = o_t ∘ tanh(c_t)                        (8)
 * </pre>
 *
 * <p>with x in R^p, the others in R^m, W in R^{m×p}, R in R^{m×m}. Parameters: 4m blocks of p + m + 1 rows, the row of W,
 * the row of R, the bias; gate by gate in the order z, i, f, o. State: 2m rows, c, then y. A step costs about 8 m (p + m)
 * operations a particle.
 */
public final class Lstm extends Cell {
    private static final int GATES = 4;
    private static final int EDGES = 7;
    /** |c| is bounded by this: tanh(c) is ±1 to the last bit long before. */
    private static final double STATE_BOUND = 100;

    /** z, i, f, o: row gate · m + unit. */
    private final double[][] gates;

    /** tanh(c_t). */
    private final double[][] squashed;

    private final Activations activations;

    public Lstm(int inputs, int units, int particles) {
        super(
                inputs,
                units,
                particles,
                GATES * units,
                edges(units, (j, k) -> k < 3 ? j : units + j),
                edges(units, (j, k) -> (k < 3 ? k : k - 3) * units + j));
        gates = Rows.zeros(GATES * units, particles);
        squashed = Rows.zeros(units, particles);
        activations = new Activations(GATES * units, particles);
    }

    @Override
    public int blockStart(int block) {
        return block * ordinaryBlock();
    }

    @Override
    public int stateRows() {
        return 2 * units();
    }

    @Override
    public int outputRow() {
        return units();
    }

    @Override
    void forward(double[][] theta, double[] x, double[][] state, double[][] next) {
        int m = units();
        for (int b = 0; b < GATES * m; b++) {
            Rows.affine(theta, blockStart(b), x, state, m, m, gates[b]);
        }
        activations.tanh(gates, 0, m);
        activations.logistic(gates, m, GATES * m);
        for (int j = 0; j < m; j++) {
            double[] z = gates[j];
            double[] in = gates[m + j];
            double[] forget = gates[2 * m + j];
            double[] c = state[j];
            double[] nextC = next[j];
            for (int i = 0; i < nextC.length; i++) {
                nextC[i] = in[i] * z[i] + forget[i] * c[i];
            }
            Rows.clamp(nextC, STATE_BOUND);
            System.arraycopy(nextC, 0, squashed[j], 0, nextC.length);
        }
        activations.tanh(squashed, 0, m);
        for (int j = 0; j < m; j++) {
            Rows.product(gates[3 * m + j], squashed[j], next[m + j]);
        }
    }

    @Override
    void gains(double[][] theta, double[][] state, double[][] next, double[][] gain) {
        int m = units();
        for (int j = 0; j < m; j++) {
            double[] z = gates[j];
            double[] in = gates[m + j];
            double[] forget = gates[2 * m + j];
            double[] c = state[j];
            double[] byZ = gain[EDGES * j];
            double[] byIn = gain[EDGES * j + 1];
            double[] byForget = gain[EDGES * j + 2];
            for (int i = 0; i < z.length; i++) {
                byZ[i] = in[i] * (1 - z[i] * z[i]);
                byIn[i] = z[i] * in[i] * (1 - in[i]);
                byForget[i] = c[i] * forget[i] * (1 - forget[i]);
            }
            outputGains(j, gain);
        }
    }

    /** Those of y_j: what reaches c_j goes on through o_j tanh′(c_j), and o_j reaches y_j alone. */
    private void outputGains(int j, double[][] gain) {
        double[] out = gates[3 * units() + j];
        double[] h = squashed[j];
        double[] byOut = gain[EDGES * j + 6];
        for (int i = 0; i < h.length; i++) {
            byOut[i] = h[i] * out[i] * (1 - out[i]);
        }
        for (int k = 0; k < 3; k++) {
            double[] onCell = gain[EDGES * j + k];
            double[] onOutput = gain[EDGES * j + 3 + k];
            for (int i = 0; i < h.length; i++) {
                onOutput[i] = out[i] * (1 - h[i] * h[i]) * onCell[i];
            }
        }
    }

    @Override
    void addDirect(double[][] jacobian) {
        int m = units();
        for (int j = 0; j < m; j++) {
            double forget = gates[2 * m + j][0];
            double h = squashed[j][0];
            jacobian[j][j] += forget;
            jacobian[m + j][j] += gates[3 * m + j][0] * (1 - h * h) * forget;
        }
    }

    @Override
    public double[] ungated(double[][] next, int unit) {
        System.arraycopy(next[unit], 0, squashed[unit], 0, squashed[unit].length);
        activations.tanh(squashed, unit, unit + 1);
        return squashed[unit];
    }

    @Override
    public int ungatedRow(int unit) {
        return unit;
    }

    @Override
    public void ungatedSlope(double[][] next, int unit, double[] weight, double[] out) {
        double[] h = squashed[unit];
        for (int i = 0; i < out.length; i++) {
            out[i] = weight[i] * (1 - h[i] * h[i]);
        }
    }

    /** Of each unit j: z, i, f to c_j, then z, i, f, o to y_j. */
    private static int[] edges(int m, IntBinaryOperator value) {
        return IntStream.range(0, EDGES * m)
                .map(e -> value.applyAsInt(e / EDGES, e % EDGES))
                .toArray();
    }
}

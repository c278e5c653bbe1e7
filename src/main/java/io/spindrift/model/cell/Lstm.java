package io.spindrift.model.cell;

import io.spindrift.model.numeric.Rows;

/**
 * The long short-term memory cell, without peepholes, for many particles at once (Ergen and Kozat 2018, equations 3
 * to 8; docs/maths.md):
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
 * <p>with x in R^p, the others in R^m, W in R^{m×p}, R in R^{m×m}. The parameters are 4m blocks of p + m + 1 rows, one
 * block a unit and gate, in the order z, i, f, o; within a block the row of W, the row of R, the bias. The state has 2m
 * rows: c, then y.
 */
public final class Lstm {
    private static final int GATES = 4;

    private final int inputs;
    private final int units;

    /**
     * @param inputs p, the length of the regressor
     * @param units m, the length of c and of y
     */
    public Lstm(int inputs, int units) {
        this.inputs = inputs;
        this.units = units;
    }

    /** 4 m (p + m + 1). */
    public int parameters() {
        return GATES * units * blockSize();
    }

    /** 2 m. */
    public int stateRows() {
        return 2 * units;
    }

    /** The row of the state in which y begins. */
    public int outputRow() {
        return units;
    }

    /**
     * One step forward; about 8 m (p + m) operations a particle.
     *
     * @param theta parameters, {@link #parameters()} rows or more
     * @param x regressor, length p
     * @param state c and y of step t − 1
     * @param next modified: c and y of step t; may not be {@code state}
     * @param gates modified: four rows of scratch
     */
    public void step(double[][] theta, double[] x, double[][] state, double[][] next, double[][] gates) {
        for (int j = 0; j < units; j++) {
            for (int gate = 0; gate < GATES; gate++) {
                int block = (gate * units + j) * blockSize();
                Rows.affine(theta, block, x, state, outputRow(), units, gates[gate]);
            }
            Rows.tanh(gates[0]);
            Rows.logistic(gates[1]);
            Rows.logistic(gates[2]);
            Rows.logistic(gates[3]);
            combine(gates, state[j], next[j], next[units + j]);
        }
    }

    private static void combine(double[][] gates, double[] c, double[] nextC, double[] nextY) {
        double[] z = gates[0];
        double[] in = gates[1];
        double[] forget = gates[2];
        double[] out = gates[3];
        for (int i = 0; i < nextC.length; i++) {
            nextC[i] = in[i] * z[i] + forget[i] * c[i];
        }
        System.arraycopy(nextC, 0, nextY, 0, nextC.length);
        Rows.tanh(nextY);
        for (int i = 0; i < nextY.length; i++) {
            nextY[i] *= out[i];
        }
    }

    private int blockSize() {
        return inputs + units + 1;
    }
}

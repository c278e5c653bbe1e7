package io.spindrift.model.cell;

import io.spindrift.model.numeric.Precision;
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
 * operations per particle.
 */
public final class Lstm extends Cell {
    private static final int GATES = 4;
    private static final int EDGES = 7;
    /** Bound of |c|. It has no effect on y, since tanh(c) rounds to ±1 for much smaller |c|. */
    private static final double STATE_BOUND = 100;

    /** z, i, f, o: row gate · m + unit. */
    private final Rows gates;

    /** tanh(c_t). */
    private final Rows squashed;

    public Lstm(Precision precision, int inputs, int units, int particles) {
        super(
                precision,
                inputs,
                units,
                particles,
                GATES * units,
                edges(units, (j, k) -> k < 3 ? j : units + j),
                edges(units, (j, k) -> (k < 3 ? k : k - 3) * units + j));
        gates = Rows.zeros(precision, GATES * units, particles);
        squashed = Rows.zeros(precision, units, particles);
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
    void forward(Rows theta, double[] x, Rows state, Rows next) {
        int m = units();
        for (int b = 0; b < GATES * m; b++) {
            activate(gates, b, theta, b, x, state);
        }
        gates.tanh(0, m);
        gates.logistic(m, GATES * m);
        for (int j = 0; j < m; j++) {
            next.sumOfProducts(j, gates, m + j, gates, j, gates, 2 * m + j, state, j);
            next.clamp(j, STATE_BOUND);
            squashed.copy(j, next, j);
        }
        squashed.tanh(0, m);
        for (int j = 0; j < m; j++) {
            next.product(m + j, gates, 3 * m + j, squashed, j);
        }
    }

    @Override
    void gains(Rows theta, Rows state, Rows next, Rows gain) {
        int m = units();
        for (int j = 0; j < m; j++) {
            int e = EDGES * j;
            gain.throughTanh(e, gates, m + j, gates, j);
            gain.throughLogistic(e + 1, gates, j, gates, m + j);
            gain.throughLogistic(e + 2, state, j, gates, 2 * m + j);
            // The gain of c_j continues to y_j with the factor o_j tanh′(c_j). The gain of o_j reaches only y_j.
            gain.throughTanh(e + 6, gates, 3 * m + j, squashed, j);
            for (int k = 0; k < 3; k++) {
                gain.product(e + 3 + k, gain, e + 6, gain, e + k);
            }
            gain.throughLogistic(e + 6, squashed, j, gates, 3 * m + j);
        }
    }

    @Override
    void addDirect(double[][] jacobian) {
        int m = units();
        for (int j = 0; j < m; j++) {
            double forget = gates.get(2 * m + j, 0);
            double h = squashed.get(j, 0);
            jacobian[j][j] += forget;
            jacobian[m + j][j] += gates.get(3 * m + j, 0) * (1 - h * h) * forget;
        }
    }

    @Override
    public void ungated(Rows next, Rows out) {
        for (int j = 0; j < units(); j++) {
            squashed.copy(j, next, j);
        }
        squashed.tanh(0, units());
        for (int j = 0; j < units(); j++) {
            out.copy(j, squashed, j);
        }
    }

    @Override
    public int ungatedRow(int unit) {
        return unit;
    }

    @Override
    public void ungatedSlope(int unit, Rows weights, Rows out) {
        out.throughTanh(unit, weights, unit, squashed, unit);
    }

    /** The edges of each unit j: z, i, f to c_j, then z, i, f, o to y_j. */
    private static int[] edges(int m, IntBinaryOperator value) {
        return IntStream.range(0, EDGES * m)
                .map(e -> value.applyAsInt(e / EDGES, e % EDGES))
                .toArray();
    }
}

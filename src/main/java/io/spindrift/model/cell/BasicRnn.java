package io.spindrift.model.cell;

import io.spindrift.model.numeric.Precision;
import io.spindrift.model.numeric.Rows;
import java.util.function.IntBinaryOperator;
import java.util.stream.IntStream;

/**
 * The basic recurrent network (Ergen and Kozat 2018, equations 1 and 2, here with a bias; docs/maths.md):
 *
 * <pre>
 *     h_t = tanh(W x_t + R y_{t-1} + b)      (1)
 *     y_t = tanh(R^y h_t)                    (2)
 * </pre>
 *
 * <p>Parameters: m blocks of p + m + 1 rows for h, then m blocks of m rows for y. State: m rows, y. A step costs about
 * 2 m (p + 2m) operations per particle.
 */
public final class BasicRnn extends Cell {
    private final Rows hidden;
    /** One row of scratch space. */
    private final Rows scratch;

    public BasicRnn(Precision precision, int inputs, int units, int particles) {
        super(
                precision,
                inputs,
                units,
                particles,
                2 * units,
                edges(units, (i, k) -> i),
                edges(units, (i, k) -> k < units ? k : units + i));
        hidden = Rows.zeros(precision, units, particles);
        scratch = Rows.zeros(precision, 1, particles);
    }

    @Override
    public int blockStart(int block) {
        int m = units();
        return block <= m ? block * ordinaryBlock() : m * ordinaryBlock() + (block - m) * m;
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
        return block < units() ? ordinaryInput() : hidden;
    }

    @Override
    void forward(Rows theta, double[] x, Rows state, Rows next) {
        int m = units();
        for (int j = 0; j < m; j++) {
            activate(hidden, j, theta, j, x, state);
        }
        hidden.tanh(0, m);
        for (int i = 0; i < m; i++) {
            next.fill(i, 0);
            next.addProducts(i, theta, blockStart(m + i), hidden, 0, m);
            addNoise(theta, m + i);
        }
        next.tanh(0, m);
    }

    /** Edge k of y_i: k below m goes through h_k; k = m comes from the weights R^y of y_i. */
    @Override
    void gains(Rows theta, Rows state, Rows next, Rows gain) {
        int m = units();
        for (int i = 0; i < m; i++) {
            int outputEdge = (m + 1) * i + m;
            scratch.fill(0, 1);
            gain.throughTanh(outputEdge, scratch, 0, next, i);
            for (int j = 0; j < m; j++) {
                scratch.product(0, gain, outputEdge, theta, blockStart(m + i) + j);
                gain.throughTanh((m + 1) * i + j, scratch, 0, hidden, j);
            }
        }
    }

    @Override
    void addDirect(double[][] jacobian) {
        // y_{t−1} reaches y_t only through h_t.
    }

    @Override
    boolean isRecurrent(int block) {
        return block < units();
    }

    private static int[] edges(int m, IntBinaryOperator value) {
        return IntStream.range(0, (m + 1) * m)
                .map(e -> value.applyAsInt(e / (m + 1), e % (m + 1)))
                .toArray();
    }
}

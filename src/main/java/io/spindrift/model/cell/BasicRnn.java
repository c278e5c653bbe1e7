package io.spindrift.model.cell;

import io.spindrift.model.numeric.Activations;
import io.spindrift.model.numeric.Rows;
import java.util.Arrays;
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
 * 2 m (p + 2m) operations a particle.
 */
public final class BasicRnn extends Cell {
    private final double[][] hidden;
    private final Activations activations;

    public BasicRnn(int inputs, int units, int particles) {
        super(
                inputs,
                units,
                particles,
                2 * units,
                edges(units, (i, k) -> i),
                edges(units, (i, k) -> k < units ? k : units + i));
        hidden = Rows.zeros(units, particles);
        activations = new Activations(units, particles);
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
    public double[][] blockInput(int block) {
        return block < units() ? ordinaryInput() : hidden;
    }

    @Override
    void forward(double[][] theta, double[] x, double[][] state, double[][] next) {
        int m = units();
        for (int j = 0; j < m; j++) {
            Rows.affine(theta, blockStart(j), x, state, 0, m, hidden[j]);
        }
        activations.tanh(hidden, 0, m);
        for (int i = 0; i < m; i++) {
            Arrays.fill(next[i], 0);
            Rows.addProducts(theta, blockStart(m + i), hidden, 0, m, next[i]);
        }
        activations.tanh(next, 0, m);
    }

    /** Edge k of y_i: from h_k for k below m, and from its own weights for k = m. */
    @Override
    void gains(double[][] theta, double[][] state, double[][] next, double[][] gain) {
        int m = units();
        for (int i = 0; i < m; i++) {
            double[] own = gain[(m + 1) * i + m];
            for (int n = 0; n < own.length; n++) {
                own[n] = 1 - next[i][n] * next[i][n];
            }
            for (int j = 0; j < m; j++) {
                double[] edge = gain[(m + 1) * i + j];
                double[] weight = theta[blockStart(m + i) + j];
                double[] h = hidden[j];
                for (int n = 0; n < edge.length; n++) {
                    edge[n] = own[n] * weight[n] * (1 - h[n] * h[n]);
                }
            }
        }
    }

    @Override
    void addDirect(double[][] jacobian) {
        // All of y_{t−1} goes through h_t.
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

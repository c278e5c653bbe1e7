package io.spindrift.bench.kernels;

import java.util.SplittableRandom;

/** Regressors, uniform in [−1, 1], and a label that depends on two of them; the same for all that is measured in Java. */
final class Feed {
    private static final int ROWS = 64;

    private final double[][] x = new double[ROWS][];
    private int next;

    Feed(int inputs) {
        SplittableRandom random = new SplittableRandom(1);
        for (int row = 0; row < ROWS; row++) {
            x[row] = random.doubles(inputs, -1, 1).toArray();
        }
    }

    double step(Steps steps) {
        double[] row = x[next];
        next = (next + 1) % ROWS;
        return steps.step(row, row[0] * row[1]);
    }
}

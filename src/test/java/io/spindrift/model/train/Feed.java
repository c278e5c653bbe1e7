package io.spindrift.model.train;

import java.util.Arrays;
import java.util.SplittableRandom;

/**
 * Observations of a smooth function of three regressors with a little noise, and what may go wrong with them from
 * {@link #FROM} to {@link #TO}.
 */
enum Feed {
    UNDISTURBED,
    /** In two of a hundred observations, the label or a regressor is a hundred times as large as usual. */
    SPIKES,
    /** Nothing moves. */
    CONSTANT,
    /** Other levels, later ten times the deviation, and so it stays. */
    JUMPS,
    /** A single label beyond all measure. */
    HUGE_LABEL,
    /** A single regressor beyond all measure. */
    HUGE_REGRESSOR,
    /** All of it in very large numbers. */
    HUGE,
    /** All of it in very small numbers. */
    TINY;

    static final int P = 3;
    static final int STEPS = 1500;
    static final int FROM = 400;
    static final int TO = 600;
    private static final double EXTREME = 1e30;

    /** Returns rows of regressors, each followed by its label. */
    double[][] observations() {
        SplittableRandom random = new SplittableRandom(2026);
        double[][] rows = new double[STEPS][];
        for (int t = 0; t < STEPS; t++) {
            double[] x = Networks.uniform(random, P, 1.7);
            double label = StrictMath.tanh(0.8 * x[0] - 0.6 * x[1]) + 0.4 * x[2] + 0.1 * random.nextGaussian();
            rows[t] = Arrays.copyOf(x, P + 1);
            rows[t][P] = 2 + label;
            double scale = this == HUGE ? EXTREME : this == TINY ? 1 / EXTREME : 1;
            for (int k = 0; k <= P; k++) {
                rows[t][k] *= scale;
            }
            double chance = random.nextDouble();
            int which = random.nextInt(P + 1);
            disturb(rows[t], t, chance, which);
        }
        return rows;
    }

    private void disturb(double[] row, int step, double chance, int which) {
        if (this == JUMPS && step >= FROM) {
            for (int k = 0; k < row.length; k++) {
                row[k] = 8 + (step >= TO ? 10 : 1) * row[k];
            }
        } else if (step == FROM && this == HUGE_LABEL) {
            row[P] = EXTREME;
        } else if (step == FROM && this == HUGE_REGRESSOR) {
            row[0] = EXTREME;
        } else if (step >= FROM && step < TO) {
            if (this == SPIKES && chance < 0.02) {
                row[which] += chance < 0.01 ? 100 : -100;
            } else if (this == CONSTANT) {
                Arrays.fill(row, 1.5);
            }
        }
    }
}

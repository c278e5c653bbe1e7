package io.spindrift.backtest;

import java.util.List;

/** How many labels had a p-value of at most each of some bounds: the left side of (BZ). */
final class PValueCounts {
    /** The bounds, descending. */
    static final List<Double> BOUNDS = List.of(0.1, 0.05, 0.02, 0.01, 5e-3, 2e-3, 1e-3, 5e-4, 2e-4, 1e-4);

    private final int[] counts = new int[BOUNDS.size()];
    private int labels;

    /** @param pValue NaN is not counted */
    void add(double pValue) {
        if (Double.isNaN(pValue)) {
            return;
        }
        labels++;
        for (int i = 0; i < counts.length && pValue <= BOUNDS.get(i); i++) {
            counts[i]++;
        }
    }

    /** Returns the number of labels. */
    int labels() {
        return labels;
    }

    /** Returns the share of labels whose p-value was at most the i-th bound. */
    double share(int i) {
        return (double) counts[i] / labels;
    }
}

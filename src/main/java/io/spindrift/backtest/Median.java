package io.spindrift.backtest;

import java.util.stream.DoubleStream;

/** Computes the median. */
public final class Median {
    private Median() {}

    /** Returns the median. For an even count it is the mean of the two middle values, for none it is NaN. */
    public static double of(DoubleStream numbers) {
        double[] sorted = numbers.sorted().toArray();
        if (sorted.length == 0) {
            return Double.NaN;
        }
        int middle = sorted.length / 2;
        return sorted.length % 2 == 1 ? sorted[middle] : 0.5 * (sorted[middle - 1] + sorted[middle]);
    }
}

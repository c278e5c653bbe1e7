package io.spindrift.backtest;

import java.util.stream.DoubleStream;

/** The median. */
public final class Median {
    private Median() {}

    /** Of an even count the mean of both in the middle; NaN of none. */
    public static double of(DoubleStream numbers) {
        double[] sorted = numbers.sorted().toArray();
        if (sorted.length == 0) {
            return Double.NaN;
        }
        int middle = sorted.length / 2;
        return sorted.length % 2 == 1 ? sorted[middle] : 0.5 * (sorted[middle - 1] + sorted[middle]);
    }
}

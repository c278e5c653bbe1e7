package io.spindrift.model.cleaning;

import io.spindrift.model.past.Past;
import io.spindrift.model.past.Seasons;
import java.util.List;
import java.util.SplittableRandom;

/**
 * A cleaner with its past, under a forecaster that knows the noiseless course of a series: 200 + 5 sin 2πt/240. Where the level of the
 * series has moved, the cleaner's map must have moved, or forecasts miss.
 */
final class Entrance {
    static final int PATH = 4;
    private static final float[] NONE = {};

    private final SplittableRandom random;
    private final double noise;
    final Past past;
    InputCleaner cleaner;
    private final double[] distances = new double[PATH];
    boolean observed;
    int row;

    Entrance() {
        this(3, 0.05);
    }

    Entrance(long seed, double noise) {
        random = new SplittableRandom(seed);
        this.noise = noise;
        past = new Past(new Seasons(List.of(24)), new int[] {1, 2, 3, 4}, 5, 0);
        cleaner = new InputCleaner(past, PATH);
    }

    static double course(int t) {
        return 200 + 5 * Math.sin(t * Math.PI / 120);
    }

    /** A value of this row as the series has been from the start. */
    double usual() {
        return course(row) + noise * random.nextGaussian();
    }

    /** Takes usual values up to a row. */
    Entrance until(int end) {
        while (row < end) {
            take(usual());
        }
        return this;
    }

    /** Takes a raw value; returns whether it was observed. */
    boolean take(double raw) {
        observed = cleaner.take(raw);
        double x = cleaner.value();
        if (observed && row > 0) {
            cleaner.learn(x - past.value(0) - distances[0]);
        }
        past.add(3_600_000L * row, x, observed, NONE);
        for (int k = 0; k < PATH; k++) {
            distances[k] = course(row + k + 1) - x;
        }
        cleaner.endRow(observed, x, distances);
        row++;
        return observed;
    }

    /** The raw forecast of a horizon from the last row. */
    double forecast(int horizon) {
        return cleaner.forecast(observed, past.value(0), distances[horizon - 1], horizon);
    }
}

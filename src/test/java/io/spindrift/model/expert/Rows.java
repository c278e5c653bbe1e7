package io.spindrift.model.expert;

import io.spindrift.model.PlainSeries;
import io.spindrift.model.past.Past;
import io.spindrift.model.past.Seasons;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.Consumer;

/** A seasonal series, in plain arrays and row by row, for stages under test. */
final class Rows {
    static final Seasons SEASONS = new Seasons(List.of(3, 7, 24, 48));
    static final int[] HORIZONS = {1, 2, 5, 24, 30};
    static final int COUNT = 220;
    static final long HOUR = 3_600_000;

    final SplittableRandom random = new SplittableRandom(6);
    final float[][] exogenous = new float[COUNT][2];
    final PlainSeries plain;
    final Past past = new Past(SEASONS, HORIZONS, LagStage.LAGS, 2);

    Rows() {
        this(20);
    }

    Rows(double level) {
        double[] x = new double[COUNT];
        boolean[] seen = new boolean[COUNT];
        for (int t = 0; t < COUNT; t++) {
            x[t] = level + 5 * Math.cos(t * Math.PI / 12) + random.nextGaussian();
            seen[t] = t == 0 || t % 13 != 5;
            exogenous[t][0] = (float) random.nextGaussian();
            exogenous[t][1] = t % 5;
        }
        plain = new PlainSeries(x, seen);
    }

    void add(int t) {
        past.add(HOUR * t, plain.x[t], plain.seen[t], exogenous[t]);
    }

    /** Adds all rows; after each, a check is made. */
    void each(Consumer<Integer> check) {
        for (int t = 0; t < COUNT; t++) {
            add(t);
            check.accept(t);
        }
    }

    static float feature(double number) {
        return (float) Math.max(-50, Math.min(50, number));
    }
}

package io.spindrift.model.distribution;

import java.util.SplittableRandom;
import java.util.function.IntToDoubleFunction;

/** Values to forecast, all from fixed seeds. */
enum Generated {
    /** Independent of the past. */
    NOISE {
        @Override
        IntToDoubleFunction next(SplittableRandom random) {
            return t -> 50 + 3 * random.nextGaussian();
        }
    },
    /** A random walk, quiet at night and wild on one day of the week. */
    CALENDAR {
        @Override
        IntToDoubleFunction next(SplittableRandom random) {
            double[] level = {20};
            return t -> level[0] +=
                    (t % 24 < 7 ? 0.2 : 1) * (t / 24 % 7 == 3 ? 3 : 1) * random.nextGaussian() - 0.01 * (level[0] - 20);
        }
    },
    /** Skewed and heavy tailed: mostly nothing, then bursts; never below 0. */
    BURSTS {
        @Override
        IntToDoubleFunction next(SplittableRandom random) {
            double[] level = {1};
            return t -> {
                double shock = random.nextDouble();
                level[0] = 0.8 * level[0] + (shock > 0.95 ? Math.pow(1 - shock, -0.4) : 0);
                return random.nextDouble() < 0.2 ? 0 : level[0];
            };
        }
    },
    /** A value that repeats, and then jumps. */
    STICKY {
        @Override
        IntToDoubleFunction next(SplittableRandom random) {
            double[] level = {7};
            return t -> level[0] += random.nextDouble() < 0.3 && t > 40 ? random.nextGaussian() : 0;
        }
    };

    static final long HOUR = 3_600_000;
    /** A Wednesday. */
    static final long START = 1_700_000_000_000L;

    abstract IntToDoubleFunction next(SplittableRandom random);

    double[] values(int count, long seed) {
        IntToDoubleFunction next = next(new SplittableRandom(seed));
        double[] values = new double[count];
        for (int t = 0; t < count; t++) {
            values[t] = next.applyAsDouble(t);
        }
        return values;
    }
}

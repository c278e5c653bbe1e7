package io.spindrift.reproduce;

import java.util.Random;
import java.util.SplittableRandom;

/** Kinds of generated series. Two series of a kind differ in their parameters, their scale and offset, and their noise. */
enum GeneratedKind {
    /** A day of hours with a peak, from another hour on, and autoregressive noise. */
    DAY("day") {
        @Override
        Next next(SplittableRandom random) {
            int phase = random.nextInt(HOURS);
            int peak = random.nextInt(HOURS);
            double amplitude = random.nextDouble(2, 4);
            double slope = random.nextDouble(0.6, 0.8);
            double[] noise = {0};
            return (t, before, earlier) -> {
                int hour = Math.floorMod(t + phase, HOURS);
                noise[0] = slope * noise[0] + random.nextGaussian();
                return amplitude * Math.sin(2 * Math.PI * hour / HOURS) + (hour == peak ? PEAK : 0) + noise[0];
            };
        }
    },
    /** Autoregression of order 2, with complex roots. */
    AR2("AR(2)") {
        @Override
        Next next(SplittableRandom random) {
            double first = random.nextDouble(1.2, 1.5);
            double second = random.nextDouble(-0.8, -0.6);
            return (t, before, earlier) -> first * before + second * earlier + random.nextGaussian();
        }
    },
    /** Autoregression whose slope is positive for negative values, and negative for positive ones. */
    THRESHOLD("threshold") {
        @Override
        Next next(SplittableRandom random) {
            double below = random.nextDouble(0.6, 0.9);
            double above = random.nextDouble(-0.7, -0.4);
            return (t, before, earlier) -> (before > 0 ? above : below) * before + random.nextGaussian();
        }
    },
    /** A sine of the value before: nearly deterministic, and not linear. */
    SINE("sine map") {
        @Override
        Next next(SplittableRandom random) {
            double height = random.nextDouble(1.5, 2);
            double deviation = random.nextDouble(0.25, 0.35);
            return (t, before, earlier) ->
                    height * Math.sin(2 * before) - 0.4 * earlier + deviation * random.nextGaussian();
        }
    },
    /** The sum of noise. */
    WALK("random walk") {
        @Override
        Next next(SplittableRandom random) {
            return (t, before, earlier) -> before + random.nextGaussian();
        }
    },
    /** Autoregression of order 1 with the slope −.7. */
    ALTERNATING("AR(1), −.7") {
        @Override
        Next next(SplittableRandom random) {
            return (t, before, earlier) -> -0.7 * before + random.nextGaussian();
        }
    },
    /** Independent numbers. */
    NOISE("white noise") {
        @Override
        Next next(SplittableRandom random) {
            return (t, before, earlier) -> random.nextGaussian();
        }
    };

    private static final int HOURS = 24;
    private static final double PEAK = 3;
    private static final int UNSEEN = 50;

    private final String text;

    GeneratedKind(String text) {
        this.text = text;
    }

    /** The next value of a series. */
    interface Next {
        double value(int row, double before, double earlier);
    }

    /** Starts a series, with parameters of its own. */
    abstract Next next(SplittableRandom random);

    /**
     * The values of a series.
     *
     * @param seed of its parameters, scale, offset and noise
     */
    double[] values(int rows, long seed) {
        SplittableRandom random = new SplittableRandom(new Random(seed * values().length + ordinal()).nextLong());
        double scale = Math.exp(3 * random.nextGaussian());
        double offset = 50 * random.nextGaussian();
        Next next = next(random);
        double[] values = new double[rows];
        double before = 0;
        double earlier = 0;
        for (int t = -UNSEEN; t < rows; t++) {
            double value = next.value(t, before, earlier);
            earlier = before;
            before = value;
            if (t >= 0) {
                values[t] = scale * (offset + value);
            }
        }
        return values;
    }

    @Override
    public String toString() {
        return text;
    }
}

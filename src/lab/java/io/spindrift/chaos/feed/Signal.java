package io.spindrift.chaos.feed;

import java.util.SplittableRandom;

/** The values of a series, one for each hour: a level, a daily season, and noise of one kind. */
final class Signal {
    private static final double LEVEL = 100;
    private static final double AMPLITUDE = 20;
    private static final double SHIFT = 300;
    private static final int SHIFT_ONE_IN = 100;
    private static final int HOURS = 24;
    private static final double UNIFORM_MIN = 1e-6;

    private final Noise noise;
    /** How far the level has moved. */
    private double moved;

    /** The kinds of noise. */
    enum Noise {
        NORMAL,
        /** Student's t with two degrees of freedom, whose variance is infinite. */
        HEAVY_TAILED,
        /** In proportion to the value. */
        PROPORTIONAL,
        /** Whole numbers, many of them equal. */
        COUNTS,
        /** The level is a random walk. */
        WALK,
        /** The level shifts now and then, by more than the season. */
        SHIFTS
    }

    Signal(Noise noise) {
        this.noise = noise;
    }

    /** Returns the value of an hour, and moves the level. */
    double next(long hour, SplittableRandom random) {
        double season = AMPLITUDE * Math.sin(2 * Math.PI * (hour % HOURS) / HOURS);
        double plain = LEVEL + season;
        double error = random.nextGaussian();
        return switch (noise) {
            case NORMAL -> plain + error;
            case HEAVY_TAILED -> plain + error / Math.sqrt(-Math.log(Math.max(UNIFORM_MIN, random.nextDouble())));
            case PROPORTIONAL -> plain * Math.exp(error / 10);
            case COUNTS -> Math.rint((AMPLITUDE + season) / 10 + Math.abs(error));
            case WALK -> plain + (moved += error);
            case SHIFTS -> plain + error + (moved += random.nextInt(SHIFT_ONE_IN) == 0 ? SHIFT * error : 0);
        };
    }
}

package io.spindrift.model.train;

import io.spindrift.model.numeric.PlainNumber;

/** Checks settings. NaN fails every check. */
final class Settings {

    /** Minimum of process noise. Without it, covariances would shrink until rounding errors make them indefinite. */
    static final double MIN_DRIFT = 1e-9;

    /** Minimum of R relative to a variance. Below it, the first label would shrink the variance to nothing. */
    static final double MIN_NOISE_RATIO = 1e-6;

    private Settings() {}

    static void atLeast(String name, double min, double value) {
        require(value >= min && value <= Double.MAX_VALUE, name, "at least " + PlainNumber.text(min), value);
    }

    static void within(String name, double min, double max, double value) {
        require(value >= min && value <= max, name, PlainNumber.text(min) + " to " + PlainNumber.text(max), value);
    }

    static void count(String name, int min, int max, int value) {
        if (value < min || value > max) {
            throw new IllegalArgumentException(name + ": expected " + min + " to " + max + ", got " + value);
        }
    }

    static void above(String name, double min, double max, double value) {
        require(
                value > min && value <= max,
                name,
                "above " + PlainNumber.text(min) + ", at most " + PlainNumber.text(max),
                value);
    }

    private static void require(boolean holds, String name, String expected, double got) {
        if (!holds) {
            throw new IllegalArgumentException(name + ": expected " + expected + ", got " + PlainNumber.text(got));
        }
    }
}

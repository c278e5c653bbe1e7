package io.spindrift.model.train;

/** Checks of settings, written so that NaN fails. */
final class Settings {

    /** Without drift, covariances shrink until rounding makes them indefinite. */
    static final double DRIFT_LEAST = 1e-9;

    /** Below this, the first label would leave nothing of the variance it is seen through. */
    static final double NOISE_SHARE_LEAST = 1e-6;

    private Settings() {}

    static void atLeast(String name, double least, double value) {
        require(value >= least && value <= Double.MAX_VALUE, name, "at least " + least, value);
    }

    static void within(String name, double least, double most, double value) {
        require(value >= least && value <= most, name, least + " to " + most, value);
    }

    static void count(String name, int least, int most, int value) {
        if (value < least || value > most) {
            throw new IllegalArgumentException(name + ": expected " + least + " to " + most + ", got " + value);
        }
    }

    static void above(String name, double least, double most, double value) {
        require(value > least && value <= most, name, "above " + least + ", at most " + most, value);
    }

    private static void require(boolean holds, String name, String expected, double got) {
        if (!holds) {
            throw new IllegalArgumentException(name + ": expected " + expected + ", got " + got);
        }
    }
}

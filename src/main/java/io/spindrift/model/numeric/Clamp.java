package io.spindrift.model.numeric;

/** Bounds of numbers. A NaN stays one. The rows of many numbers have kernels of their own ({@link Rows#clamp}). */
public final class Clamp {
    private Clamp() {}

    /** Returns the number of [−bound, bound] that is closest to a value. */
    public static double symmetric(double value, double bound) {
        return between(-bound, value, bound);
    }

    /** Returns the number of [low, high] that is closest to a value; low if high is below it. */
    public static double between(double low, double value, double high) {
        return Math.max(low, Math.min(high, value));
    }
}

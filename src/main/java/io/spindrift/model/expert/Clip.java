package io.spindrift.model.expert;

/** Bounds on the features and labels of a regression, so that one impossible number cannot dominate its weights. */
final class Clip {
    private static final double LABEL = 1000;
    private static final double FEATURE = 50;

    private Clip() {}

    /** A label in units of the usual change. */
    static double label(double number) {
        return symmetric(number, LABEL);
    }

    /** A feature in units of the usual change. */
    static float feature(double number) {
        return (float) symmetric(number, FEATURE);
    }

    static double symmetric(double number, double bound) {
        return Math.max(-bound, Math.min(bound, number));
    }
}

package io.spindrift.model.expert;

import io.spindrift.model.numeric.Clamp;

/** Bounds on the features and labels of a regression, so that one impossible number cannot dominate its weights. */
final class Clip {
    private static final double LABEL = 1000;
    private static final double FEATURE = 50;

    private Clip() {}

    /** A label in units of the usual change. */
    static double label(double number) {
        return Clamp.symmetric(number, LABEL);
    }

    /** A feature in units of the usual change. */
    static float feature(double number) {
        return (float) Clamp.symmetric(number, FEATURE);
    }
}

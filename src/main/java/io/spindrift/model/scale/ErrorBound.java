package io.spindrift.model.scale;

import io.spindrift.model.numeric.Clamp;

/**
 * Bounds the influence of one label on a filter: an error counts as at most {@value #DEVIATIONS} of its predicted deviations (Huber,
 * Annals of Mathematical Statistics 35(1):73-101, 1964; for filters Masreliez and Martin, IEEE Transactions on Automatic Control
 * 22(3):361-371, 1977).
 */
public final class ErrorBound {
    /** The bound, in predicted deviations. */
    public static final double DEVIATIONS = 4;

    private ErrorBound() {}

    /**
     * Returns an error, bounded.
     *
     * @param error label minus forecast
     * @param variance the predicted variance of the error
     */
    public static double apply(double error, double variance) {
        return Clamp.symmetric(error, DEVIATIONS * Math.sqrt(variance));
    }
}

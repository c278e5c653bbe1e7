package io.spindrift.model.scale;

import io.spindrift.model.numeric.Clamp;
import io.spindrift.model.state.FieldVisitor;

/**
 * Bounds of the forecasts of a series: those that a user has set, or those that {@link PossibleRange} has found.
 *
 * @param min no forecast is below this; −∞ for no bound, else within ±10^100 as values are, so that squares of errors are finite
 * @param max no forecast is above this, at least {@code min}; ∞ for no bound, else within ±10^100
 */
public record ForecastBounds(double min, double max) {
    /** The largest absolute value of a bound. */
    public static final double MAX = 1e100;

    /** No bounds. */
    public static final ForecastBounds NONE = new ForecastBounds(Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY);

    public ForecastBounds {
        boolean hasMin = min != Double.NEGATIVE_INFINITY;
        boolean hasMax = max != Double.POSITIVE_INFINITY;
        if (!(min <= max) || hasMin && !(Math.abs(min) <= MAX) || hasMax && !(Math.abs(max) <= MAX)) {
            throw new IllegalArgumentException(
                    "forecastBounds: expected min <= max, each within ±" + MAX + ", got " + min + " and " + max);
        }
    }

    /** Returns the number within the bounds that is closest to another. */
    public double within(double number) {
        return Clamp.between(min, number, max);
    }

    /** Saves these bounds, or restores stored ones. A missing bound is stored as a flag, because it is not finite. */
    public ForecastBounds visit(FieldVisitor fields) {
        boolean hasMin = fields.flag("bounds.hasMin", min > Double.NEGATIVE_INFINITY);
        double storedMin = fields.float64("bounds.min", finite(min));
        boolean hasMax = fields.flag("bounds.hasMax", max < Double.POSITIVE_INFINITY);
        double storedMax = fields.float64("bounds.max", finite(max));
        return new ForecastBounds(
                hasMin ? storedMin : Double.NEGATIVE_INFINITY, hasMax ? storedMax : Double.POSITIVE_INFINITY);
    }

    private static double finite(double bound) {
        return Double.isInfinite(bound) ? 0 : bound;
    }
}

package io.spindrift.model.cleaning;

import io.spindrift.model.numeric.Clamp;

/**
 * Maps raw values to internal ones: x = y/unit − offset. A change of unit of the series is one product, and a level shift one addition;
 * learned states do not change.
 *
 * @param unit above 0
 * @param offset in units
 */
public record UnitMap(double unit, double offset) {
    /** x is within ±this, so that squares of differences are within the range of floats. */
    private static final double MAX = 1e18;

    private static final double MAX_SCALED = 1e300;
    private static final double MAX_UNIT = 1e280;

    /** Raw values as they are. */
    static final UnitMap IDENTITY = new UnitMap(1, 0);

    /** A raw value in units. */
    double scaled(double raw) {
        return Clamp.symmetric(raw / unit, MAX_SCALED);
    }

    /** x of a raw value; one beyond the range of x is at its end. */
    public double internal(double raw) {
        return Clamp.symmetric(scaled(raw) - offset, MAX);
    }

    /** The raw value of x, within the range of doubles. */
    public double raw(double internal) {
        return Clamp.symmetric((internal + offset) * unit, Double.MAX_VALUE);
    }

    UnitMap shiftedBy(double difference) {
        return new UnitMap(unit, offset + difference);
    }

    /** Returns whether there is a unit that is {@code ratio} times this one. */
    boolean hasUnit(double ratio) {
        return unit * ratio > 1 / MAX_UNIT && unit * ratio < MAX_UNIT;
    }

    UnitMap scaledBy(double ratio) {
        return new UnitMap(unit * ratio, offset);
    }
}

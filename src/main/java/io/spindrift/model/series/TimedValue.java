package io.spindrift.model.series;

/**
 * A value and when it was.
 *
 * @param time milliseconds since 1970
 * @param value NaN where there is none
 */
record TimedValue(long time, double value) {

    /** Of this and another the one that has a value and is nearer to a time; this one where both are as near. */
    TimedValue nearer(TimedValue other, long due) {
        if (other == null) {
            return this;
        }
        if (Double.isNaN(value)) {
            return other;
        }
        return Math.abs(other.time - due) < Math.abs(time - due) ? other : this;
    }

    /** Whether there is a value, and no further from a time. */
    boolean within(long millis, long due) {
        return !Double.isNaN(value) && Math.abs(time - due) <= millis;
    }
}

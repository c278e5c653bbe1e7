package io.spindrift.model.series;

/**
 * An observation and its value.
 *
 * @param observation which it is
 * @param value NaN where there is none
 */
record ObservedValue(ObservationRef observation, double value) {

    long time() {
        return observation.time();
    }

    /** Whether there is a value. */
    boolean isPresent() {
        return !Double.isNaN(value);
    }

    /** Returns the one of this and another value that is present and nearer to a time; this one if both are equally near. */
    ObservedValue nearer(ObservedValue other, long due) {
        if (other == null) {
            return this;
        }
        if (!isPresent()) {
            return other;
        }
        return Math.abs(other.time() - due) < Math.abs(time() - due) ? other : this;
    }

    /** Whether there is a value, and no further from a time. */
    boolean within(long millis, long due) {
        return isPresent() && Math.abs(time() - due) <= millis;
    }
}

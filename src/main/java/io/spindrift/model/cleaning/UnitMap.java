package io.spindrift.model.cleaning;

/**
 * From raw values to internal ones: x = y/unit − offset. A change of unit of the series is one product, a level shift one addition;
 * what has been learned stays.
 *
 * @param unit above 0
 * @param offset in units
 */
public record UnitMap(double unit, double offset) {
    /** Raw values as they are. */
    static final UnitMap IDENTITY = new UnitMap(1, 0);

    /** x of a raw value. */
    public double internal(double raw) {
        return raw / unit - offset;
    }

    /** The raw value of x. */
    public double raw(double internal) {
        return (internal + offset) * unit;
    }

    UnitMap shiftedBy(double difference) {
        return new UnitMap(unit, offset + difference);
    }

    UnitMap scaledBy(double ratio) {
        return new UnitMap(unit * ratio, offset);
    }
}

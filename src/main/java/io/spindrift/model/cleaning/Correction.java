package io.spindrift.model.cleaning;

/**
 * How the forecasts of a row change whose value was not believed.
 *
 * @param shift added to forecasts, internal
 * @param ratio by which raw forecasts are multiplied afterwards
 * @param constant the raw forecast of all horizons; NaN where there is none
 */
record Correction(double shift, double ratio, double constant) {
    static final Correction NONE = shifted(0);

    /** As if the level were shifted. */
    static Correction shifted(double shift) {
        return new Correction(shift, 1, Double.NaN);
    }

    /** As if the unit were changed. */
    static Correction scaled(double ratio) {
        return new Correction(0, ratio, Double.NaN);
    }

    /** As if the value stayed as it is. */
    static Correction held(double raw) {
        return new Correction(0, 1, raw);
    }

    /** The raw forecast in place of an internal one. */
    double raw(double internal, UnitMap map) {
        return Double.isNaN(constant) ? map.raw(internal + shift) * ratio : constant;
    }
}

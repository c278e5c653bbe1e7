package io.spindrift.model.cleaning;

import io.spindrift.model.state.FieldVisitor;

/** Up to three values in a row that were not believed, raw, with the forecasts that they met. */
final class Suspects {
    static final int ENOUGH = 3;

    private static final double UNIT_RATIO = 3;
    /** The largest ratio of two units. */
    private static final double MAX_RATIO = 1e12;

    private final double[] raw = new double[ENOUGH];
    private final double[] expected = new double[ENOUGH];
    private int count;
    /** How many values in a row were not believed, agreeing or not. */
    private int run;
    /** How many times in a row the same raw value came again. */
    private int repeats;

    int count() {
        return count;
    }

    int run() {
        return run;
    }

    int repeats() {
        return repeats;
    }

    void clear() {
        count = 0;
        run = 0;
        repeats = 0;
    }

    /** A missing value ends what agreed; the run goes on. */
    void interrupt() {
        count = 0;
    }

    void countOne() {
        run++;
    }

    boolean isRepeat(double value) {
        return count > 0 && value == raw[count - 1];
    }

    void countRepeat() {
        repeats++;
    }

    double last() {
        return raw[count - 1];
    }

    double raw(int i) {
        return raw[i];
    }

    void restart(double value, double forecast) {
        count = 0;
        add(value, forecast);
    }

    void add(double value, double forecast) {
        repeats = 0;
        raw[count] = value;
        expected[count] = forecast;
        count++;
    }

    /** How far the first value is from its forecast. */
    double firstShift(UnitMap map) {
        return map.scaled(raw[0]) - level(0, map);
    }

    /** How far the values are from their forecasts, in the mean. */
    double meanShift(UnitMap map) {
        double sum = 0;
        for (int i = 0; i < count; i++) {
            sum += map.scaled(raw[i]) - level(i, map);
        }
        return sum / count;
    }

    /** The ratio of the values to their forecasts, in the mean; 0 where a forecast is 0. */
    double meanRatio(UnitMap map) {
        double sum = 0;
        for (int i = 0; i < count; i++) {
            sum += ratio(raw[i], level(i, map), map);
        }
        return sum / count;
    }

    /** Returns the error of a value under a shift as large as that of the first suspect. */
    double shiftError(double value, double forecast, UnitMap map) {
        return Math.abs(map.scaled(value) - (forecast + map.offset()) - firstShift(map));
    }

    /** Returns the error of a value under a change of unit as large as that of the first suspect; the greatest double if the first is no
     * change of unit. */
    double unitError(double value, double forecast, UnitMap map) {
        double ratio = ratio(raw[0], level(0, map), map);
        return isUnit(ratio) ? Math.abs(map.scaled(value) / ratio - (forecast + map.offset())) : Double.MAX_VALUE;
    }

    /**
     * Whether a change of unit explains values twice as well as a shift. A smaller unit makes all errors smaller, and a shift does not: so
     * errors of a ratio below 1 count as that much less.
     *
     * @param shiftErrors the errors of the values under a shift
     * @param unitErrors their errors under a change of unit, in the unit before it
     */
    boolean isRatherUnit(double shiftErrors, double unitErrors, UnitMap map) {
        double ratio = meanRatio(map);
        return isUnit(ratio) && map.hasUnit(ratio) && unitErrors * Math.min(1, ratio) < 0.5 * shiftErrors;
    }

    /** The map after a confirmed change, of unit or of level. */
    UnitMap confirmed(UnitMap map) {
        double shift = meanShift(map);
        double ratio = meanRatio(map);
        double shiftErrors = 0;
        double unitErrors = 0;
        for (int i = 0; i < count; i++) {
            double value = map.scaled(raw[i]);
            shiftErrors += Math.abs(value - level(i, map) - shift);
            unitErrors += ratio > 0 ? Math.abs(value / ratio - level(i, map)) : 0;
        }
        return isRatherUnit(shiftErrors, unitErrors, map) ? map.scaledBy(ratio) : map.shiftedBy(shift);
    }

    private static boolean isUnit(double ratio) {
        return ratio > UNIT_RATIO && ratio < MAX_RATIO || ratio > 1 / MAX_RATIO && ratio < 1 / UNIT_RATIO;
    }

    private double level(int i, UnitMap map) {
        return expected[i] + map.offset();
    }

    private static double ratio(double value, double level, UnitMap map) {
        return level == 0 ? 0 : map.scaled(value) / level;
    }

    void visit(FieldVisitor fields) {
        fields.float64s("suspects.raw", raw);
        fields.float64s("suspects.expected", expected);
        count = fields.int32("suspects.count", count, 0, ENOUGH);
        run = fields.int32("suspects.run", run, 0, Integer.MAX_VALUE);
        repeats = fields.int32("suspects.repeats", repeats, 0, Integer.MAX_VALUE);
    }
}

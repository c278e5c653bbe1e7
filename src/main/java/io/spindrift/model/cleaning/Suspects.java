package io.spindrift.model.cleaning;

import io.spindrift.model.numeric.Functions;
import io.spindrift.model.state.FieldVisitor;
import java.util.Arrays;

/** Up to three values in a row that were not believed, raw, with the forecasts that they met. */
final class Suspects {
    static final int ENOUGH = 3;

    private static final double UNIT_RATIO = 3;
    private static final double UNIT_PRIOR = 3;
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

    double[] raw(int first) {
        return Arrays.copyOf(raw, first);
    }

    void restart(Suspect value) {
        count = 0;
        add(value);
    }

    void add(Suspect value) {
        repeats = 0;
        raw[count] = value.raw();
        expected[count] = value.expected();
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
    double shiftError(Suspect value, UnitMap map) {
        return Math.abs(map.scaled(value.raw()) - (value.expected() + map.offset()) - firstShift(map));
    }

    /** Returns the error of a value under a change of unit as large as that of the first suspect; the greatest double if the first is no
     * change of unit. */
    double unitError(Suspect value, UnitMap map) {
        double ratio = ratio(raw[0], level(0, map), map);
        return isUnit(ratio)
                ? Math.abs(map.scaled(value.raw()) / ratio - (value.expected() + map.offset()))
                : Double.MAX_VALUE;
    }

    /**
     * Whether a change of unit by the mean ratio r explains n values better than a shift by the mean distance: by the likelihood of
     * their errors e under Laplace's distribution, where a change of unit is rarer, and makes errors r times as large.
     *
     * <pre>
     *     Σ|e_unit|/ρ + (n − 1) ln r + 3 &lt; Σ|e_shift|/ρ                       (BF)
     * </pre>
     *
     * @param usual ρ, in the present unit
     */
    boolean isRatherUnit(UnitMap map, double usual) {
        double shift = meanShift(map);
        double ratio = meanRatio(map);
        if (!isUnit(ratio) || !map.hasUnit(ratio)) {
            return false;
        }
        double less = 0;
        for (int i = 0; i < count; i++) {
            double value = map.scaled(raw[i]);
            less += Math.abs(value - level(i, map) - shift) - Math.abs(value / ratio - level(i, map));
        }
        return less > usual * ((count - 1) * Functions.log(ratio) + UNIT_PRIOR);
    }

    /** The map after a confirmed change, of unit or of level. */
    UnitMap confirmed(UnitMap map, double usual) {
        return isRatherUnit(map, usual) ? map.scaledBy(meanRatio(map)) : map.shiftedBy(meanShift(map));
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

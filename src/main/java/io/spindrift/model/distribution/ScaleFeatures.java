package io.spindrift.model.distribution;

import io.spindrift.model.numeric.Clamp;
import io.spindrift.model.numeric.Functions;

/**
 * The features x that the scale of an error depends on. With LR(a, b; c) = clamp(ln((a + c b)/((1 + c) b)), ±3):
 *
 * <pre>
 *     LR(e_fast, e_slow; .03),  LR(e_mid, e_slow; .03),  LR(|last error|, e_slow; .1)       recent errors
 *     LR(spread, its mean; .1)                                                                  disagreement of experts
 *     z = clamp((f − level)/deviation, ±3),  |z| − .8,  clamp(ln((|f| + .05 a)/(1.05 a)), ±4)        level, a the mean of |y|
 *     LR(hour, mean of hours; .03),  LR(day, mean of days; .03)                                   time of the label
 *     LR(c₁, c_s; .03),  ½ clamp(last change/c_s, ±4)                                            recent changes          (BH)
 * </pre>
 *
 * <p>A feature whose unit is still 0 is 0. The first {@value #KEPT} are kept until the label comes. The others follow from these, or are the
 * same for all horizons of a row.
 */
final class ScaleFeatures {
    /** How many there are. */
    static final int COUNT = 11;
    /** How many of them each forecast keeps. */
    static final int KEPT = 8;

    static final int FAST = 0;
    static final int MID = 1;

    private static final int LAST = 2;
    private static final int SPREAD = 3;
    private static final int DISTANCE = 4;
    private static final int LEVEL = 5;
    private static final int HOUR = 6;
    private static final int DAY = 7;
    private static final int DISTANCE_SIZE = 8;
    private static final int CHANGE = 9;
    private static final int STEP = 10;

    private static final double SOFT = 0.03;
    private static final double SOFTER = 0.1;
    private static final double SOFT_LEVEL = 0.05;
    private static final double MAX = 3;
    private static final double MAX_LEVEL = 4;
    private static final double MAX_STEP = 4;
    private static final double HALF = 0.5;
    /** E|z| of a standard normal z. */
    private static final double USUAL_DISTANCE = 0.8;
    /** Beyond all clamps, so that the logarithm is of a finite number. */
    private static final double MAX_RATIO = 1e6;

    private ScaleFeatures() {}

    /**
     * Computes the features of recent errors, of a horizon.
     *
     * @param x modified
     */
    static void ofErrors(RunningSizes sizes, float[] x) {
        double slow = sizes.slow();
        x[FAST] = logRatio(sizes.fast(), slow, SOFT, MAX);
        x[MID] = logRatio(sizes.mid(), slow, SOFT, MAX);
        x[LAST] = logRatio(sizes.last(), slow, SOFTER, MAX);
    }

    /** Computes the feature of the experts' disagreement. */
    static void ofSpread(double spread, SpreadScale scale, float[] x) {
        x[SPREAD] = logRatio(spread, scale.mean(), SOFTER, MAX);
    }

    /** Computes the features of a forecast's level, but not the one that follows from another. */
    static void ofLevel(double forecast, ValueScales values, float[] x) {
        double deviation = values.level().deviation();
        double distance = forecast - values.level().level();
        x[DISTANCE] = (float) (deviation > 0 ? Clamp.symmetric(distance / deviation, MAX) : 0);
        x[LEVEL] = logRatio(Math.abs(forecast), values.size(), SOFT_LEVEL, MAX_LEVEL);
    }

    /** Computes the features of the time of the label. */
    static void ofTime(long millis, CalendarProfile calendar, float[] x) {
        x[HOUR] = logRatio(calendar.atHour(millis), calendar.meanOfHours(), SOFT, MAX);
        x[DAY] = logRatio(calendar.onDay(millis), calendar.meanOfDays(), SOFT, MAX);
    }

    /** Computes those that are not kept from those that are, and from the origin. */
    static void complete(OriginRows origins, long row, float[] x) {
        x[DISTANCE_SIZE] = (float) (x[DISTANCE] == 0 ? 0 : Math.abs(x[DISTANCE]) - USUAL_DISTANCE);
        x[CHANGE] = origins.change(row);
        x[STEP] = origins.step(row);
    }

    /** Returns the feature of the size of recent changes. */
    static float ofChanges(ValueScales values) {
        return logRatio(values.fast(), values.slow(), SOFT, MAX);
    }

    /** Returns the feature of the newest change. */
    static float ofStep(ValueScales values) {
        double slow = values.slow();
        return (float) (slow > 0 ? HALF * Clamp.symmetric(values.step() / slow, MAX_STEP) : 0);
    }

    private static float logRatio(double size, double unit, double soft, double max) {
        if (!(unit > 0)) {
            return 0;
        }
        double ratio = Math.min((size + soft * unit) / ((1 + soft) * unit), MAX_RATIO);
        return (float) Clamp.symmetric(Functions.log(ratio), max);
    }
}

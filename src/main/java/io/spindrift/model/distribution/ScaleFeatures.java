package io.spindrift.model.distribution;

import io.spindrift.model.numeric.Clamp;
import io.spindrift.model.numeric.Functions;

/**
 * The features x that the scale of an error depends on. With LR(a, b; c) = clamp(ln((a + c b)/((1 + c) b)), ±3):
 *
 * <pre>
 *     LR(e_fast, e_slow; .03),  LR(e_mid, e_slow; .03),  LR(|last error|, e_slow; .1)       recent errors
 *     LR(spread, its mean; .1)                                                                  disagreement of experts
 *     LR(c₁, c_s; .03),  ½ clamp(last change/c_s, ±4)                                            recent changes
 *     z = clamp((f − level)/deviation, ±3),  |z| − .8,  clamp(ln((|f| + .05 a)/(1.05 a)), ±4)        level, a the mean of |y|
 *     LR(hour, mean of hours; .03),  LR(day, mean of days; .03)                                   time of the label          (BG)
 * </pre>
 *
 * <p>A feature whose unit is still 0 is 0.
 */
final class ScaleFeatures {
    /** How many there are. */
    static final int COUNT = 11;

    static final int FAST = 0;
    static final int MID = 1;
    static final int SPREAD = 2;
    static final int CHANGE = 3;
    static final int DISTANCE = 4;
    static final int DISTANCE_SIZE = 5;
    static final int STEP = 6;
    static final int LAST = 7;
    static final int LEVEL = 8;
    static final int HOUR = 9;
    static final int DAY = 10;

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

    /** Computes the features of the newest changes and of a forecast's level. */
    static void ofValues(double forecast, ValueScales values, float[] x) {
        double slow = values.slow();
        x[CHANGE] = logRatio(values.fast(), slow, SOFT, MAX);
        x[STEP] = (float) (slow > 0 ? HALF * Clamp.symmetric(values.step() / slow, MAX_STEP) : 0);
        double deviation = values.deviation();
        boolean known = deviation > 0;
        double distance = known ? Clamp.symmetric((forecast - values.level()) / deviation, MAX) : 0;
        x[DISTANCE] = (float) distance;
        x[DISTANCE_SIZE] = (float) (known ? Math.abs(distance) - USUAL_DISTANCE : 0);
        x[LEVEL] = logRatio(Math.abs(forecast), values.size(), SOFT_LEVEL, MAX_LEVEL);
    }

    /** Computes the features of the time of the label. */
    static void ofTime(long millis, CalendarProfile calendar, float[] x) {
        x[HOUR] = logRatio(calendar.atHour(millis), calendar.meanOfHours(), SOFT, MAX);
        x[DAY] = logRatio(calendar.onDay(millis), calendar.meanOfDays(), SOFT, MAX);
    }

    private static float logRatio(double size, double unit, double soft, double max) {
        if (!(unit > 0)) {
            return 0;
        }
        double ratio = Math.min((size + soft * unit) / ((1 + soft) * unit), MAX_RATIO);
        return (float) Clamp.symmetric(Functions.log(ratio), max);
    }
}

package io.spindrift.model.distribution;

import io.spindrift.model.numeric.RunningMoments;
import io.spindrift.model.state.FieldVisitor;

/**
 * Running means of the sizes of a horizon's errors, over about 5, 170 and 1,000 labels at horizon 1. With g = 1 + .2 (h − 1):
 *
 * <pre>
 *     z' = min(z, max(12 e_slow, 2 e_fast)) after 30 labels, else z
 *     e_fast: EWMA(.2/g) of z;   e_mid: EWMA(.006/g) of z';   e_slow: EWMA(.001/g) of z'                  (BG)
 * </pre>
 */
final class RunningSizes {
    private static final double FAST = 0.2;
    private static final double MID = 0.006;
    private static final double SLOW = 0.001;
    private static final double SLOWDOWN = 0.2;

    private final double slowdown;
    private int labels;
    private double fast;
    private double mid;
    private double slow;
    private float last;

    /** @param horizon h, at least 1: errors of overlapping forecasts are correlated */
    RunningSizes(int horizon) {
        slowdown = slowdown(horizon);
    }

    /** g of a horizon. */
    static double slowdown(int horizon) {
        return 1 + SLOWDOWN * (horizon - 1);
    }

    /** Takes the size of an error in. */
    void learn(double size) {
        labels = Math.min(labels + 1, Integer.MAX_VALUE - 1);
        double bounded = SizeBound.apply(size, SizeBound.of(slow, fast), labels);
        fast = faded(fast, size, FAST);
        mid = faded(mid, bounded, MID);
        slow = faded(slow, bounded, SLOW);
        last = (float) Math.min(size, Float.MAX_VALUE);
    }

    /** Forgets all. */
    void restart() {
        labels = 0;
        fast = 0;
        mid = 0;
        slow = 0;
        last = 0;
    }

    private double faded(double mean, double size, double rate) {
        return RunningMoments.fadingMean(mean, size, RunningMoments.rate(labels, rate / slowdown));
    }

    /** How many labels there have been. */
    long labels() {
        return labels;
    }

    double fast() {
        return fast;
    }

    double mid() {
        return mid;
    }

    double slow() {
        return slow;
    }

    /** The size of the last error. */
    double last() {
        return last;
    }

    void visit(FieldVisitor fields) {
        labels = fields.int32("sizes.labels", labels, 0, Integer.MAX_VALUE - 1);
        fast = fields.float64("sizes.fast", fast);
        mid = fields.float64("sizes.mid", mid);
        slow = fields.float64("sizes.slow", slow);
        float[] newest = {last};
        fields.float64s("sizes.last", newest);
        last = newest[0];
    }
}

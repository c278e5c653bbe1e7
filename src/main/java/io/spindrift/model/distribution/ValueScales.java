package io.spindrift.model.distribution;

import io.spindrift.model.numeric.RunningMoments;
import io.spindrift.model.state.FieldVisitor;

/**
 * Running scales of the values of a series, for all horizons: c₁ and c_s, the EWMA(.25) and EWMA(.002) of the sizes of changes, bounded as
 * in (BG); their level and variance, EWMA(.002); and the EWMA(.002) of |y|.
 */
public final class ValueScales {
    private static final double FAST = 0.25;
    private static final double SLOW = 0.002;

    private long values;
    private long rows;
    private double newest;
    private double step;
    private double fast;
    private double slow;
    private double level;
    private double variance;
    private double size;

    /** Takes an observed value in. */
    public void observe(double value) {
        values++;
        if (values > 1) {
            step = value - newest;
            learnChange(Math.abs(step));
        }
        newest = value;
        double rate = RunningMoments.rate(values, SLOW);
        double difference = values == 1 ? 0 : value - level;
        level = values == 1 ? value : level + rate * difference;
        variance = RunningMoments.variance(variance, difference, rate);
    }

    private void learnChange(double change) {
        long changes = values - 1;
        double bounded = SizeBound.apply(change, SizeBound.of(slow, fast), changes);
        fast = RunningMoments.fadingMean(fast, bounded, RunningMoments.rate(changes, FAST));
        slow = RunningMoments.fadingMean(slow, bounded, RunningMoments.rate(changes, SLOW));
    }

    /** Ends a row: forecasts are made from it. A row without a value has no change. */
    public void endRow(boolean observed) {
        rows++;
        step = observed ? step : 0;
        size = RunningMoments.fadingMean(size, Math.abs(newest), RunningMoments.rate(rows, SLOW));
    }

    /** The newest observed value. */
    double newest() {
        return newest;
    }

    /** The change to the value of the row from the one before; 0 where there is none. */
    double step() {
        return step;
    }

    /** c₁. */
    double fast() {
        return fast;
    }

    /** c_s. */
    double slow() {
        return slow;
    }

    double level() {
        return level;
    }

    double deviation() {
        return Math.sqrt(variance);
    }

    /** The running mean of |y|. */
    double size() {
        return size;
    }

    /** Saves or restores it. */
    public void visit(FieldVisitor fields) {
        values = fields.int64("values.count", values);
        rows = fields.int64("values.rows", rows);
        newest = fields.float64("values.newest", newest);
        step = fields.float64("values.step", step);
        fast = fields.float64("values.fast", fast);
        slow = fields.float64("values.slow", slow);
        level = fields.float64("values.level", level);
        variance = fields.float64("values.variance", variance);
        size = fields.float64("values.size", size);
    }
}

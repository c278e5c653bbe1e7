package io.spindrift.model.distribution;

import io.spindrift.model.numeric.RunningMoments;
import io.spindrift.model.state.FieldVisitor;

/**
 * Running scales of the values of a series, for all horizons: c₁ and c_s, the EWMA(.25) and EWMA(.002) of the sizes of changes, bounded as
 * in (BG); their {@link ValueLevel level} and deviation; and the EWMA(.002) of |y|. An impossible value counts as if there were none.
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
    private double size;
    private final ValueLevel level = new ValueLevel();

    /** Takes an observed value in, and returns the verdict on it. */
    public ValueLevel.Verdict observe(double value) {
        ValueLevel.Verdict verdict = level.observe(value);
        switch (verdict) {
            case POSSIBLE -> count(value);
            case NEW_LEVEL -> {
                count(value);
                size = Math.abs(value);
            }
            case IMPOSSIBLE -> step = 0;
            case RESTART -> restart(value);
            default -> throw new IllegalStateException(verdict.toString());
        }
        return verdict;
    }

    private void restart(double value) {
        values = 1;
        newest = Math.abs(value - level.level()) <= level.largest() ? value : level.level();
        step = 0;
        fast = 0;
        slow = 0;
        size = Math.abs(newest);
    }

    private void count(double value) {
        values++;
        if (values > 1) {
            step = value - newest;
            learnChange(Math.abs(step));
        }
        newest = value;
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

    /** The newest observed value that is possible. */
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

    ValueLevel level() {
        return level;
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
        size = fields.float64("values.size", size);
        level.visit(fields);
    }
}

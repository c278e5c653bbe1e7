package io.spindrift.model.time;

import io.spindrift.model.numeric.RunningMoments;
import io.spindrift.model.state.FieldVisitor;

/** The usual time from one record of a series to the next: a running mean, in which one pause counts as at most four. */
public final class UsualInterval {
    private static final double RATE = 0.01;
    private static final double BOUND = 4;
    private static final long NONE = -1;

    private long last = NONE;
    private long count;
    private double millis;

    /** Takes the time of a record in. One that is not later than the record before counts as no interval. */
    public void observe(long time) {
        if (last != NONE && time > last) {
            count++;
            double interval = time - (double) last;
            double bounded = count > 1 ? Math.min(interval, BOUND * millis) : interval;
            millis = RunningMoments.fadingMean(millis, bounded, RunningMoments.rate(count, RATE));
        }
        last = time;
    }

    /** Milliseconds; 0 before the second record. */
    public long millis() {
        return (long) (millis + 0.5);
    }

    /** Saves or restores it. */
    public void visit(FieldVisitor fields) {
        last = fields.int64("interval.last", last);
        count = fields.int64("interval.count", count);
        millis = fields.float64("interval.millis", millis);
    }
}

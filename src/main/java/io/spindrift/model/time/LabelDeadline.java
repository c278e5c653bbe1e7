package io.spindrift.model.time;

import io.spindrift.model.state.FieldVisitor;

/**
 * How long something is waited for, by the elapsed time of a clock. The wait begins at the event after the one that it is for, since
 * only that confirms the time of the first: so neither a long pause before it nor a wrong time of the record itself shortens or
 * prolongs the wait.
 */
public final class LabelDeadline {
    private static final long OPEN = -1;

    private long end = OPEN;

    /**
     * Begins the wait if it has not begun.
     *
     * @param elapsed by the clock, in milliseconds
     * @param timeoutMillis how long to wait
     */
    public void begin(long elapsed, long timeoutMillis) {
        if (end == OPEN) {
            end = elapsed > Long.MAX_VALUE - timeoutMillis ? Long.MAX_VALUE : elapsed + timeoutMillis;
        }
    }

    /** Whether the wait has begun and is over. */
    public boolean over(long elapsed) {
        return end != OPEN && end < elapsed;
    }

    /** Saves the deadline, or restores it. */
    public void visit(FieldVisitor fields) {
        end = fields.int64("deadline", end);
    }
}

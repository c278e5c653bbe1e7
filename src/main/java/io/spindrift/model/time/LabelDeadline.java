package io.spindrift.model.time;

import io.spindrift.model.state.FieldVisitor;

/**
 * A timeout by the elapsed time of a clock. It starts with the next event, because only that event confirms the time of
 * the first one. So neither a long pause before the first event nor a wrong time of its record changes the timeout. The owner of a queue
 * calls {@link #begin} and {@link #over} with each event, before it adds to the queue.
 */
public final class LabelDeadline {
    private static final long OPEN = -1;

    private long end = OPEN;

    /**
     * Starts the timeout if it has not started.
     *
     * @param elapsed time of the clock, in milliseconds
     * @param timeoutMillis the timeout
     */
    public void begin(long elapsed, long timeoutMillis) {
        if (end == OPEN) {
            end = elapsed > Long.MAX_VALUE - timeoutMillis ? Long.MAX_VALUE : elapsed + timeoutMillis;
        }
    }

    /** Whether the timeout has started and passed. */
    public boolean over(long elapsed) {
        return end != OPEN && end < elapsed;
    }

    /** Saves or restores the deadline. */
    public void visit(FieldVisitor fields) {
        end = fields.int64("deadline", end);
    }
}

package io.spindrift.model.series;

import io.spindrift.model.state.StateExchange;

/**
 * How long something is waited for, by the clock of its series. The wait begins with the clock at the next event, since
 * only that confirms the time at which the wait was begun: so neither a long silence before nor a wrong time of the record
 * itself shortens or prolongs it.
 */
final class Deadline {
    private static final long OPEN = -1;

    private long end = OPEN;

    /** Begins the wait if it has not begun. */
    void begin(long now, long timeoutMillis) {
        if (end == OPEN) {
            end = now > Long.MAX_VALUE - timeoutMillis ? Long.MAX_VALUE : now + timeoutMillis;
        }
    }

    /** Whether the wait has begun and is over. */
    boolean over(long now) {
        return end != OPEN && end < now;
    }

    void exchange(StateExchange io) {
        end = io.wide("deadline", end);
    }
}

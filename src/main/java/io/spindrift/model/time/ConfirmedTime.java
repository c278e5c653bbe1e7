package io.spindrift.model.time;

import io.spindrift.model.state.FieldVisitor;

/**
 * The largest time that two witnesses have reached. All times are in milliseconds since 1970.
 *
 * @param reached largest time that two different witnesses have reached; {@link #NONE} before that
 * @param elapsed sum of the moves of {@code reached} in milliseconds, each counted up to a limit
 * @param furthest largest later time, which only one witness has reached; {@link #NONE} if there is none
 * @param witness the witness that has reached {@code furthest}
 */
public record ConfirmedTime(long reached, long elapsed, long furthest, long witness) {
    /** No time. */
    public static final long NONE = -1;
    /** The state before any observation. */
    public static final ConfirmedTime UNSET = new ConfirmedTime(NONE, 0, NONE, 0);

    /**
     * Returns the state after a witness has reached a time.
     *
     * @param limit maximum that one move counts, in milliseconds
     */
    ConfirmedTime observe(long by, long time, long limit) {
        if (time <= reached || by == witness && time <= furthest) {
            return this;
        }
        if (furthest == NONE || by == witness) {
            return new ConfirmedTime(reached, elapsed, time, by);
        }
        long confirmed = Math.min(time, furthest);
        long moved = reached == NONE ? 0 : Math.min(limit, confirmed - reached);
        if (time > confirmed) {
            return new ConfirmedTime(confirmed, elapsed + moved, time, by);
        }
        // A time that is far ahead confirms only one move, because it may be wrong.
        return furthest > confirmed && furthest - limit <= confirmed
                ? new ConfirmedTime(confirmed, elapsed + moved, furthest, witness)
                : new ConfirmedTime(confirmed, elapsed + moved, NONE, 0);
    }

    static ConfirmedTime visit(FieldVisitor fields, ConfirmedTime from) {
        return new ConfirmedTime(
                fields.int64("clock.reached", from.reached),
                fields.int64("clock.elapsed", from.elapsed),
                fields.int64("clock.furthest", from.furthest),
                fields.int64("clock.witness", from.witness));
    }
}

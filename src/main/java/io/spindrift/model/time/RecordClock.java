package io.spindrift.model.time;

import io.spindrift.model.state.FieldVisitor;

/**
 * A clock that records move: the rules of docs/adr/0018-record-clocks.md. It counts how much time has passed,
 * so a wrong time cannot stop it for good.
 *
 * <ul>
 *   <li>It moves forward only to a time that two different witnesses have reached. A time that is ahead of this by more than half of
 *       the patience, the time for which the owner of the clock waits, confirms one move only.
 *   <li>A move counts for at most half of the patience. So neither a pause of all witnesses nor a jump from old data to new ends a
 *       wait that has lasted less than half of it.
 *   <li>It goes back in one case: when witnesses that are more than half of the patience behind it have gone forward by as much, and
 *       nobody near it has been seen meanwhile. Then it continues from their time. Nothing has passed by that.
 * </ul>
 *
 * @param main the clock
 * @param behind the same for witnesses that are far behind it, since somebody near it was seen
 */
public record RecordClock(ConfirmedTime main, ConfirmedTime behind) {
    /** Before any record. */
    public static final RecordClock UNSET = new RecordClock(ConfirmedTime.UNSET, ConfirmedTime.UNSET);

    /** A clock that has reached no time yet, and goes on from what had elapsed by another. */
    public static RecordClock startingFrom(long elapsed) {
        return new RecordClock(
                new ConfirmedTime(ConfirmedTime.NONE, elapsed, ConfirmedTime.NONE, 0), ConfirmedTime.UNSET);
    }

    /** Milliseconds that have passed; never decreases. */
    public long elapsed() {
        return main.elapsed();
    }

    /** The record time of the clock, in milliseconds since 1970; −1 before two witnesses. */
    public long reached() {
        return main.reached();
    }

    /**
     * This clock, after a record.
     *
     * @param witness who brings the record; two that differ confirm a time
     * @param time of the record, in milliseconds since 1970, at least 0
     * @param patience how long the owner of this clock waits, in milliseconds, at least 1
     */
    public RecordClock observe(long witness, long time, long patience) {
        long limit = Math.max(1, patience / 2);
        if (time >= main.reached() - limit) {
            ConfirmedTime next = main.observe(witness, time, limit);
            boolean near = time - limit <= main.reached() || next.reached() > main.reached();
            RecordClock moved = new RecordClock(next, near ? ConfirmedTime.UNSET : behind);
            return moved.equals(this) ? this : moved;
        }
        ConfirmedTime below = behind.observe(witness, time, limit);
        if (below.elapsed() < limit) {
            return below.equals(behind) ? this : new RecordClock(main, below);
        }
        ConfirmedTime back = new ConfirmedTime(below.reached(), main.elapsed(), below.furthest(), below.witness());
        return new RecordClock(back, ConfirmedTime.UNSET);
    }

    /** This clock, after a record that is a witness of its own, as every record of one series is. */
    public RecordClock observe(long time, long patience) {
        // Differs from the last witness of both.
        long other = Math.max(main.witness(), behind.witness()) + 1;
        return observe(other, time, patience);
    }

    /** Saves a clock, or restores one. */
    public static RecordClock visit(FieldVisitor fields, RecordClock from) {
        return new RecordClock(ConfirmedTime.visit(fields, from.main), ConfirmedTime.visit(fields, from.behind));
    }
}

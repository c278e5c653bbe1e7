package io.spindrift.model.time;

import io.spindrift.model.state.FieldVisitor;

/**
 * A clock that follows record times by the rules of docs/adr/0018-record-clocks.md. It counts elapsed time, so a wrong
 * time cannot stop it permanently.
 *
 * <ul>
 *   <li>It moves forward only to a time that two different witnesses have reached. The owner of the clock has a timeout. A
 *       time that is ahead by more than half of it confirms only one move.
 *   <li>A move counts for at most half of the timeout. So neither a pause of all witnesses nor a jump from old data to new
 *       data ends a wait that has lasted for less than half of the timeout.
 *   <li>It goes back in one case: witnesses that are late by more than half of the timeout have moved forward by as much,
 *       and no record near the clock came meanwhile. Then it continues from their time. No time elapses by that.
 * </ul>
 *
 * @param main the clock
 * @param behind the same for witnesses that are far behind, since the last record near the clock
 */
public record RecordClock(ConfirmedTime main, ConfirmedTime behind) {
    /** Before any record. */
    public static final RecordClock UNSET = new RecordClock(ConfirmedTime.UNSET, ConfirmedTime.UNSET);

    /** Returns a clock that has not reached a time, with an elapsed time to start from. */
    public static RecordClock startingFrom(long elapsed) {
        return new RecordClock(
                new ConfirmedTime(ConfirmedTime.NONE, elapsed, ConfirmedTime.NONE, 0), ConfirmedTime.UNSET);
    }

    /** Returns the elapsed milliseconds, which never decrease. */
    public long elapsed() {
        return main.elapsed();
    }

    /** Returns the record time of the clock, in milliseconds since 1970; −1 before two witnesses. */
    public long reached() {
        return main.reached();
    }

    /**
     * Returns this clock after a record.
     *
     * @param witness source of the record; two different ones confirm a time
     * @param time of the record, in milliseconds since 1970, at least 0
     * @param timeout of the owner of this clock, in milliseconds, at least 1
     */
    public RecordClock observe(long witness, long time, long timeout) {
        long limit = Math.max(1, timeout / 2);
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

    /** Returns this clock after a record that counts as a new witness, as every record of a single series does. */
    public RecordClock observe(long time, long timeout) {
        // The last witnesses of both times are different from this one.
        long newWitness = Math.max(main.witness(), behind.witness()) + 1;
        return observe(newWitness, time, timeout);
    }

    /** Saves or restores a clock. */
    public static RecordClock visit(FieldVisitor fields, RecordClock from) {
        return new RecordClock(ConfirmedTime.visit(fields, from.main), ConfirmedTime.visit(fields, from.behind));
    }
}

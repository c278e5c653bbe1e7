package io.spindrift.serde;

/**
 * When an event of a series arrived.
 *
 * @param elapsed milliseconds elapsed on the clock of the partition; 0 if series never expire
 * @param time of the record, in milliseconds since 1970; −1 if there was no record
 */
public record Seen(long elapsed, long time) {
    /** The value before any event. */
    public static final Seen NEVER = new Seen(0, -1);
}

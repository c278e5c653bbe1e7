package io.spindrift.store;

import io.spindrift.serde.Seen;
import io.spindrift.serde.SeriesHeader;

/**
 * Where the log of a series ends. A value: each write returns the next one.
 *
 * @param series its name
 * @param generation of the series from here on; larger than that of the stored header if the series is about to restart
 * @param stored the header that is in the store, or null
 * @param next number of the next event within the generation
 * @param time largest record time of an event of the generation, in milliseconds since 1970; −1 before any
 * @param seen when the last event arrived
 */
record LogPosition(String series, int generation, SeriesHeader stored, long next, long time, Seen seen) {

    /** The start of a series of which the store has nothing, or only the header of a removed state. */
    static LogPosition start(String series, SeriesHeader reclaimed) {
        int generation = reclaimed == null ? 0 : reclaimed.generation();
        return new LogPosition(series, generation, reclaimed, 0, -1, Seen.NEVER);
    }

    /** The end of the snapshot under a header. */
    static LogPosition ofSnapshot(String series, SeriesHeader header) {
        SeriesHeader.Snapshot snapshot = header.snapshot();
        return new LogPosition(series, header.generation(), header, snapshot.events(), snapshot.time(), header.seen());
    }

    /** The start of a generation, while the store still has the generation before. */
    LogPosition restarted(int newGeneration) {
        return new LogPosition(series, newGeneration, stored, 0, -1, Seen.NEVER);
    }

    /** The same end in another generation. */
    LogPosition inGeneration(int other) {
        return new LogPosition(series, other, stored, next, time, seen);
    }

    /** After one more event. */
    LogPosition after(Seen event) {
        return new LogPosition(series, generation, stored, next + 1, Math.max(time, event.time()), event);
    }

    /** The same end under another header. */
    LogPosition under(SeriesHeader header) {
        return new LogPosition(series, generation, header, next, time, seen);
    }

    /** Counted as seen at some time, by no event. */
    LogPosition seenAt(Seen other) {
        return new LogPosition(series, generation, stored, next, time, other);
    }

    /** Whether the store has nothing of this generation yet. */
    boolean isNew() {
        return stored == null || !stored.alive() || stored.generation() != generation;
    }

    /** K of the journal in the store; 0 where there is none. */
    int slots() {
        return stored == null || !stored.alive() ? 0 : stored.slots();
    }

    /** How many events the journal has after the snapshot. */
    long journaled() {
        return next - stored.snapshot().events();
    }
}

package io.spindrift.store;

import io.spindrift.serde.Seen;
import io.spindrift.serde.SeriesHeader;

/**
 * The end of the log of a series. It is immutable: each write returns the next position.
 *
 * @param series its name
 * @param generation of the next event; larger than that of the stored header if the series is about to restart
 * @param stored the header in the store, or null
 * @param next sequence number of the next event within the generation
 * @param time largest record time of an event of the generation, in milliseconds since 1970; −1 before any
 * @param seen when the last event arrived
 */
record LogPosition(String series, int generation, SeriesHeader stored, long next, long time, Seen seen) {

    /**
     * Returns the start of a series that the store does not know, or of which it has only the header of a removed
     * state.
     */
    static LogPosition start(String series, SeriesHeader reclaimed) {
        int generation = reclaimed == null ? 0 : reclaimed.generation();
        return new LogPosition(series, generation, reclaimed, 0, -1, Seen.NEVER);
    }

    /** Returns the end of the snapshot of a header. */
    static LogPosition ofSnapshot(String series, SeriesHeader header) {
        SeriesHeader.Snapshot snapshot = header.snapshot();
        return new LogPosition(series, header.generation(), header, snapshot.events(), snapshot.time(), header.seen());
    }

    /** Returns the start of a generation, while the store still has the previous generation. */
    LogPosition restarted(int newGeneration) {
        return new LogPosition(series, newGeneration, stored, 0, -1, Seen.NEVER);
    }

    /** Returns the same end in another generation. */
    LogPosition inGeneration(int newGeneration) {
        return new LogPosition(series, newGeneration, stored, next, time, seen);
    }

    /** Returns the position after one more event. */
    LogPosition after(Seen event) {
        return new LogPosition(series, generation, stored, next + 1, Math.max(time, event.time()), event);
    }

    /** Returns the same end, with another header in the store. */
    LogPosition under(SeriesHeader header) {
        return new LogPosition(series, generation, header, next, time, seen);
    }

    /** Returns the same end with another time of the last event. */
    LogPosition seenAt(Seen newSeen) {
        return new LogPosition(series, generation, stored, next, time, newSeen);
    }

    /** Whether the store has nothing of this generation yet. */
    boolean isNew() {
        return stored == null || !stored.alive() || stored.generation() != generation;
    }

    /** Returns K of the stored journal; 0 if there is none. */
    int slots() {
        return stored == null || !stored.alive() ? 0 : stored.slots();
    }

    /** Returns the number of events in the journal, which are those after the snapshot. */
    long journaled() {
        return next - stored.snapshot().events();
    }
}

package io.spindrift.store;

import io.spindrift.model.numeric.Hash;

/**
 * Decides when a snapshot is written. K grows with the size of the state, so that a snapshot costs about a hundred
 * bytes per event. K is also limited by the time that a replay may take. The snapshots of different series are shifted
 * against each other by the hashes of their names. None of this affects learning.
 */
final class SnapshotPolicy {
    /** A change of K writes tombstones. So K changes only if it is wrong by more than this factor. */
    private static final double TOLERANCE = 1.5;
    /** Time to read a snapshot: about 1 GB per second, after {@link #READ_NANOS} to find it. */
    private static final double READ_NANOS_PER_BYTE = 1;

    private static final double READ_NANOS = 20_000;

    private final StoreSettings settings;
    private final EventCostEstimator cost;
    private final int coreVersion;

    /** @param coreVersion of this application */
    SnapshotPolicy(StoreSettings settings, EventCostEstimator cost, int coreVersion) {
        this.settings = settings;
        this.cost = cost;
        this.coreVersion = coreVersion;
    }

    /** Returns K for a state of a given size. */
    int slots(long bytes) {
        return settings.slots(bytes, cost.nanos());
    }

    /** Returns K for a snapshot of a given size. It is the K before, if that is near enough. */
    int slots(long bytes, int before) {
        int wanted = slots(bytes);
        boolean near = wanted < TOLERANCE * before && before < TOLERANCE * wanted;
        return settings.snapshotIntervalEvents() == 0 && near ? before : wanted;
    }

    /**
     * Whether an event is written as a snapshot: if the ring is full, if it is the turn of the series, or if K or the
     * core version of the journal must change.
     *
     * @param end of the log without the event
     */
    boolean due(LogPosition end) {
        long events = end.next() + 1;
        int slots = end.slots();
        long shift = (Hash.of(end.series()) >>> 1) % slots;
        return end.journaled() + 1 >= slots
                || (events + shift) % slots == 0
                || end.stored().coreVersion() != coreVersion
                || settings.snapshotIntervalEvents() > 0 && settings.snapshotIntervalEvents() != slots;
    }

    /**
     * Whether a model is written as a snapshot when it is evicted, because reading a snapshot would be faster than a
     * replay.
     *
     * @param bytes of the model
     */
    boolean dueOnEviction(LogPosition end, long bytes) {
        double readNanos = READ_NANOS + bytes * READ_NANOS_PER_BYTE;
        return end.journaled() >= settings.evictionEvents() && end.journaled() * cost.nanos() > readNanos;
    }
}

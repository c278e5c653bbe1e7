package io.spindrift.store;

import io.spindrift.model.numeric.Hash;

/**
 * Decides when a snapshot is written. K follows the size of the state, so that a snapshot costs some hundred bytes per event, and is
 * bounded by the time that a replay may take. The snapshots of different series are shifted against each other by their hashes. None
 * of this changes what a model learns.
 */
final class SnapshotPolicy {
    /** K changes only if it is off by this factor, since a change writes tombstones. */
    private static final double TOLERANCE = 1.5;
    /** Reading a snapshot: about 1 GB per second, after the time to find it. */
    private static final double READ_NANOS_PER_BYTE = 1;

    private static final double READ_NANOS = 20_000;

    private final StoreSettings settings;
    private final EventCostEstimator cost;
    private final int coreVersion;

    /** @param coreVersion that writes now */
    SnapshotPolicy(StoreSettings settings, EventCostEstimator cost, int coreVersion) {
        this.settings = settings;
        this.cost = cost;
        this.coreVersion = coreVersion;
    }

    /** K for a state of a given size. */
    int slots(long bytes) {
        return settings.slots(bytes, cost.nanos());
    }

    /** K for a snapshot of a given size, which may keep the K before. */
    int slots(long bytes, int before) {
        int wanted = slots(bytes);
        boolean near = wanted < TOLERANCE * before && before < TOLERANCE * wanted;
        return settings.snapshotIntervalEvents() == 0 && near ? before : wanted;
    }

    /**
     * Whether an event is written as a snapshot: the ring is full, or it is the turn of the series, or K or the version that wrote the
     * journal must change.
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
     * Whether a model that leaves memory is worth a snapshot, because a replay would take longer than to read one.
     *
     * @param bytes of the model
     */
    boolean dueOnEviction(LogPosition end, long bytes) {
        double readNanos = READ_NANOS + bytes * READ_NANOS_PER_BYTE;
        return end.journaled() >= settings.evictionEvents() && end.journaled() * cost.nanos() > readNanos;
    }
}

package io.spindrift.store;

/**
 * When a snapshot is written. K follows the size of the state, so that the snapshot's share of each event is some hundred
 * bytes, and the time that a replay may take. Series are shifted against each other by their hash, so that their snapshots
 * spread. None of this changes what a model learns.
 */
final class SnapshotPolicy {
    /** K changes only where it is off by this factor, since a change costs tombstones. */
    private static final double TOLERANCE = 1.5;
    /** What reading a snapshot costs, beside the work of finding it: about 1 GB/s. */
    private static final double READ_NANOS_A_BYTE = 1;

    private static final double READ_NANOS = 20_000;

    private final StoreSettings settings;
    private final EventCostEstimator cost;

    SnapshotPolicy(StoreSettings settings, EventCostEstimator cost) {
        this.settings = settings;
        this.cost = cost;
    }

    /** K for a state of the given size. */
    int slots(long bytes) {
        return settings.slots(bytes, cost.nanos());
    }

    /** K at a snapshot of the given size, where it was another before. */
    int slots(long bytes, int before) {
        int wanted = slots(bytes);
        boolean near = wanted < TOLERANCE * before && before < TOLERANCE * wanted;
        return settings.snapshotIntervalEvents() == 0 && near ? before : wanted;
    }

    /** Whether the ring is of another size than it must be. */
    boolean outdated(int slots) {
        return settings.snapshotIntervalEvents() > 0 && settings.snapshotIntervalEvents() != slots;
    }

    /** Whether the last event ends in a snapshot. */
    boolean due(ModelHandle<?> resident) {
        return resident.snapshotDue
                || resident.journaled() >= resident.slots
                || (resident.next + resident.phase % resident.slots) % resident.slots == 0;
    }

    /** Whether a model that leaves memory is worth a snapshot: replaying would cost more than reading one. */
    boolean dueOnEviction(ModelHandle<?> resident) {
        return resident.journaled() >= settings.evictionEvents()
                && resident.journaled() * cost.nanos() > READ_NANOS + resident.bytes * READ_NANOS_A_BYTE;
    }
}

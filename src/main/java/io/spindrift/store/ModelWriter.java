package io.spindrift.store;

import io.spindrift.serde.Seen;
import io.spindrift.serde.StateBuffer;

/**
 * Writes models in the form that {@link ModelReader} reads: the header of a new series or generation, events of the
 * journal, and snapshots.
 */
final class ModelWriter<M, E> {
    private static final byte[] NOTHING_LEARNED = {};

    private final SeriesLog log;
    private final PartitionVersions versions;
    private final ModelType<M, E> type;
    private final SnapshotPolicy policy;
    private final StoreActivity activity;
    private final StateBuffer buffer = new StateBuffer();

    ModelWriter(
            SeriesLog log,
            PartitionVersions versions,
            ModelType<M, E> type,
            SnapshotPolicy policy,
            StoreActivity activity) {
        this.log = log;
        this.versions = versions;
        this.type = type;
        this.policy = policy;
        this.activity = activity;
    }

    /**
     * Writes the header of a new series or generation before its first event.
     *
     * @param seen when the event arrived
     * @param rulesVersion under which the series starts
     */
    void start(ModelHandle<M> handle, Seen seen, long rulesVersion) {
        versions.raiseRules(rulesVersion);
        write(handle, handle.end().seenAt(seen), policy.slots(type.bytes(handle.model())), NOTHING_LEARNED);
        activity.count(StoreOperation.SERIES_STARTED);
    }

    /** Writes an event that a model has applied: into the journal, or as part of a snapshot if one is due. */
    void append(ModelHandle<M> handle, E event, Seen seen) {
        LogPosition end = handle.end();
        if (policy.due(end) || !type.replayable(handle.model())) {
            snapshot(handle, end.after(seen));
            return;
        }
        E journaled = type.journaled(handle.model(), event);
        byte[] entry = buffer.journalEntry(
                end.generation(), end.next(), seen, fields -> type.visitEvent(journaled, seen.time(), fields));
        handle.moveTo(log.append(end, seen, entry));
        activity.count(StoreOperation.JOURNALED_EVENTS);
    }

    /** Writes a snapshot. */
    void snapshot(ModelHandle<M> handle) {
        snapshot(handle, handle.end());
    }

    /**
     * Writes a model as a snapshot, and deletes everything else of its series.
     *
     * @param rulesVersion under which the series starts
     */
    void replace(ModelHandle<M> handle, long rulesVersion) {
        versions.raiseRules(rulesVersion);
        byte[] payload = handle.events() > 0 ? payload(handle) : NOTHING_LEARNED;
        put(handle, handle.end(), policy.slots(type.bytes(handle.model())), payload);
        log.deleteOthers(handle.end());
    }

    private void snapshot(ModelHandle<M> handle, LogPosition end) {
        byte[] payload = payload(handle);
        write(handle, end, policy.slots(payload.length, end.slots()), payload);
        activity.count(StoreOperation.SNAPSHOTS);
    }

    private void write(ModelHandle<M> handle, LogPosition end, int slots, byte[] payload) {
        put(handle, end, slots, payload);
        log.deleteReplaced(end, handle.end());
    }

    private void put(ModelHandle<M> handle, LogPosition end, int slots, byte[] payload) {
        versions.noteWriter();
        byte[] settings = buffer.save(fields -> type.visitSettings(handle.model(), fields));
        handle.moveTo(log.snapshot(end, type.coreVersion(), slots, settings, payload));
    }

    private byte[] payload(ModelHandle<M> handle) {
        return buffer.save(fields -> type.visit(handle.model(), fields));
    }
}

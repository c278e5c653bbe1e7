package io.spindrift.store;

import io.spindrift.model.state.CorruptStateException;
import io.spindrift.serde.JournalEntry;
import io.spindrift.serde.SeriesHeader;
import io.spindrift.serde.StateBytes;
import java.util.List;

/** Restores a model: reads its snapshot and applies the events of its journal again. */
final class ModelReader<M, E> {
    private final SeriesLog log;
    private final ModelType<M, E> type;
    private final EventCostEstimator cost;
    private final StoreActivity activity;

    ModelReader(SeriesLog log, ModelType<M, E> type, EventCostEstimator cost, StoreActivity activity) {
        this.log = log;
        this.type = type;
        this.cost = cost;
        this.activity = activity;
    }

    /**
     * Returns the model of a header that has a state.
     *
     * @throws CorruptStateException if snapshot or journal cannot be read
     */
    ModelHandle<M> read(String series, SeriesHeader header) {
        ModelHandle<M> handle = snapshot(series, header);
        replay(handle, log.journal(series, header).complete());
        return handle;
    }

    /**
     * Returns the model after as many events as can be read.
     *
     * @throws CorruptStateException if the snapshot cannot be read
     */
    ModelHandle<M> salvage(String series, SeriesHeader header) {
        ModelHandle<M> handle = snapshot(series, header);
        List<JournalEntry> entries = log.journal(series, header).entries();
        try {
            replay(handle, entries);
            return handle;
        } catch (CorruptStateException e) {
            // The event that failed may have changed the model before it failed, so the model is read again.
            ModelHandle<M> before = snapshot(series, header);
            long readable = handle.end().next() - header.snapshot().events();
            replay(before, entries.subList(0, (int) readable));
            return before;
        }
    }

    /** Returns the event of a journal entry. */
    E event(JournalEntry entry, SeriesHeader header) {
        return StateBytes.restore(
                entry.event(),
                header.coreVersion(),
                fields -> type.visitEvent(null, entry.seen().time(), fields));
    }

    private ModelHandle<M> snapshot(String series, SeriesHeader header) {
        int version = header.coreVersion();
        if (version > type.coreVersion()) {
            throw new CorruptStateException("core version: expected 1 to " + type.coreVersion() + ", got " + version);
        }
        M model = StateBytes.restore(header.settings(), version, fields -> type.create(series, fields));
        if (header.snapshot().events() > 0) {
            StateBytes.restore(log.snapshot(series, header), version, fields -> {
                type.visit(model, fields);
                return model;
            });
        }
        return new ModelHandle<>(model, LogPosition.ofSnapshot(series, header));
    }

    private void replay(ModelHandle<M> handle, List<JournalEntry> entries) {
        for (JournalEntry entry : entries) {
            E event = event(entry, handle.end().stored());
            long started = cost.start();
            try {
                type.replay(handle.model(), event);
            } catch (RuntimeException e) {
                throw new CorruptStateException("journal: event " + entry.sequence() + " cannot be applied: " + e);
            }
            cost.end(started);
            activity.count(StoreOperation.REPLAYED_EVENTS);
            handle.moveTo(handle.end().after(entry.seen()));
        }
    }
}

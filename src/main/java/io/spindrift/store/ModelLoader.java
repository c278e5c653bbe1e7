package io.spindrift.store;

import io.spindrift.model.state.CorruptStateException;
import io.spindrift.serde.JournalEntry;
import io.spindrift.serde.SeriesHeader;
import io.spindrift.serde.SeriesHeader.Seen;
import io.spindrift.serde.StateBytes;
import java.util.List;

/** Brings a model back: its snapshot, and on it the later entries of its journal, by the code that applied them first. */
final class ModelLoader<M, E> {
    private final SeriesRecords records;
    private final ModelType<M, E> type;
    private final EventCostEstimator cost;
    private final StoreListener listener;

    ModelLoader(SeriesRecords records, ModelType<M, E> type, EventCostEstimator cost, StoreListener listener) {
        this.listener = listener;
        this.records = records;
        this.type = type;
        this.cost = cost;
    }

    /**
     * The model under a header that lives.
     *
     * @throws CorruptStateException if snapshot or journal cannot be read
     */
    ModelHandle<M> load(String series, SeriesHeader header) {
        ModelHandle<M> resident = restore(series, header);
        replay(resident, records.journal(series, header));
        return resident;
    }

    /** As far as it can be read. */
    ModelHandle<M> salvage(String series, SeriesHeader header, List<String> reasons) {
        ModelHandle<M> resident = restore(series, header);
        List<JournalEntry> entries = records.readableJournal(series, header, reasons);
        try {
            replay(resident, entries);
            return resident;
        } catch (CorruptStateException e) {
            reasons.add(e.getMessage());
            // The event that failed may have changed the model before it did.
            ModelHandle<M> before = restore(series, header);
            replay(before, entries.subList(0, (int) (resident.next - header.sequence())));
            return before;
        }
    }

    private ModelHandle<M> restore(String series, SeriesHeader header) {
        if (header.coreVersion() < 1 || header.coreVersion() > type.coreVersion()) {
            throw new CorruptStateException(
                    "core version: expected 1 to " + type.coreVersion() + ", got " + header.coreVersion());
        }
        M model = StateBytes.restore(header.settings(), io -> type.create(series, io));
        if (header.sequence() > 0) {
            StateBytes.restore(records.snapshot(series, header), io -> {
                type.visit(model, io);
                return model;
            });
        }
        ModelHandle<M> resident = ModelHandle.stored(series, model, header);
        resident.snapshotDue = header.coreVersion() != type.coreVersion();
        return resident;
    }

    private void replay(ModelHandle<M> resident, List<JournalEntry> entries) {
        for (JournalEntry entry : entries) {
            E event = StateBytes.restore(entry.event(), io -> type.visitEvent(null, io));
            long begun = cost.begin();
            try {
                type.replay(resident.model, event);
            } catch (RuntimeException e) {
                throw new CorruptStateException("journal: event " + entry.sequence() + " cannot be applied: " + e);
            }
            listener.did(StoreOperation.REPLAYED_EVENTS);
            cost.end(begun);
            resident.next = entry.sequence() + 1;
            resident.time = Math.max(resident.time, type.time(event));
            resident.seen = new Seen(entry.seen(), type.time(event));
        }
    }
}

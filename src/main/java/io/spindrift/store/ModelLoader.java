package io.spindrift.store;

import io.spindrift.model.state.CorruptStateException;
import io.spindrift.serde.JournalEntry;
import io.spindrift.serde.SeriesHeader;
import io.spindrift.serde.SeriesHeader.Seen;
import io.spindrift.serde.Walks;
import java.util.List;

/** Brings a model back: its snapshot, and on it the later entries of its journal, by the code that applied them first. */
final class ModelLoader<M, E> {
    private final SeriesRecords records;
    private final ModelType<M, E> type;
    private final StepCost cost;
    private final StoreListener listener;

    ModelLoader(SeriesRecords records, ModelType<M, E> type, StepCost cost, StoreListener listener) {
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
    Resident<M> load(String series, SeriesHeader header) {
        Resident<M> resident = restore(series, header);
        replay(resident, records.journal(series, header));
        return resident;
    }

    /** As far as it can be read. */
    Resident<M> salvage(String series, SeriesHeader header, List<String> reasons) {
        Resident<M> resident = restore(series, header);
        List<JournalEntry> entries = records.readableJournal(series, header, reasons);
        try {
            replay(resident, entries);
            return resident;
        } catch (CorruptStateException e) {
            reasons.add(e.getMessage());
            // The event that failed may have changed the model before it did.
            Resident<M> before = restore(series, header);
            replay(before, entries.subList(0, (int) (resident.next - header.sequence())));
            return before;
        }
    }

    private Resident<M> restore(String series, SeriesHeader header) {
        if (header.coreVersion() < 1 || header.coreVersion() > type.coreVersion()) {
            throw new CorruptStateException(
                    "core version: expected 1 to " + type.coreVersion() + ", got " + header.coreVersion());
        }
        M model = Walks.restore(header.settings(), io -> type.create(series, io));
        if (header.sequence() > 0) {
            Walks.restore(records.snapshot(series, header), io -> {
                type.exchange(model, io);
                return model;
            });
        }
        Resident<M> resident = Resident.stored(series, model, header);
        resident.snapshotDue = header.coreVersion() != type.coreVersion();
        return resident;
    }

    private void replay(Resident<M> resident, List<JournalEntry> entries) {
        for (JournalEntry entry : entries) {
            E event = Walks.restore(entry.event(), io -> type.exchangeEvent(null, io));
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

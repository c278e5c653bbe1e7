package io.spindrift.store;

import io.spindrift.serde.Chunks;
import io.spindrift.serde.SeriesHeader;
import io.spindrift.serde.StateBuffer;

/** Makes models lasting: the header of a life, an entry of the journal, or a snapshot, as {@link ModelLoader} reads them. */
final class ModelWriter<M, E> {
    private final SeriesRecords records;
    private final WriterVersion version;
    private final RulesVersion edition;
    private final ModelType<M, E> type;
    private final SnapshotPolicy policy;
    private final StoreListener listener;
    private final StateBuffer buffer = new StateBuffer();

    ModelWriter(
            SeriesRecords records,
            WriterVersion version,
            RulesVersion edition,
            ModelType<M, E> type,
            SnapshotPolicy policy,
            StoreListener listener) {
        this.records = records;
        this.version = version;
        this.edition = edition;
        this.type = type;
        this.policy = policy;
        this.listener = listener;
    }

    /**
     * Writes the header of a life before its first event, and takes out what the life before leaves beyond its ring.
     *
     * @param bytes of the state
     */
    void begin(ModelHandle<M> resident, long bytes) {
        edition.raise(type.edition());
        write(resident, policy.slots(bytes), new byte[0]);
        resident.unborn = false;
        listener.did(StoreOperation.SERIES_STARTED);
    }

    /** Writes that a model has taken an event: into the journal, or into a snapshot where one is due. */
    void accept(ModelHandle<M> resident, E event) {
        long sequence = resident.next;
        byte[] entry = buffer.journalEntry(
                resident.generation, sequence, resident.seen.elapsed(), io -> type.visitEvent(event, io));
        resident.next++;
        if (policy.due(resident) || !type.replayable(resident.model)) {
            snapshot(resident);
        } else {
            records.append(resident.series, resident.slots, sequence, entry);
            listener.did(StoreOperation.JOURNALED_EVENTS);
        }
    }

    /** Writes a model whole. */
    void snapshot(ModelHandle<M> resident) {
        byte[] payload = buffer.save(io -> type.visit(resident.model, io));
        write(resident, policy.slots(payload.length, resident.slots), payload);
        resident.snapshotDue = false;
        listener.did(StoreOperation.SNAPSHOTS);
    }

    /** Writes a model whole as it stands, and then takes all else out that is stored of its series. */
    void replace(ModelHandle<M> with) {
        byte[] payload = with.next > 0 ? buffer.save(io -> type.visit(with.model, io)) : new byte[0];
        edition.raise(type.edition());
        SeriesHeader header = put(with, policy.slots(type.bytes(with.model)), payload);
        with.unborn = false;
        records.deleteStateBefore(with.series, header);
    }

    /** Writes a header and its snapshot, and takes out the chunks of the one before, and the slots beyond the new ring. */
    private void write(ModelHandle<M> resident, int slots, byte[] payload) {
        int placeBefore = resident.place;
        int chunksBefore = resident.chunks;
        int slotsBefore = resident.slots;
        put(resident, slots, payload);
        records.deleteChunks(resident.series, placeBefore, chunksBefore);
        records.deleteSlots(resident.series, slots, slotsBefore);
    }

    private SeriesHeader put(ModelHandle<M> resident, int slots, byte[] payload) {
        SeriesHeader header = header(resident, slots, payload);
        version.note();
        records.putSnapshot(resident.series, header, payload);
        // Not before the header is written: should that fail, what is in the store is still what was before.
        resident.storedUnder(header);
        return header;
    }

    private SeriesHeader header(ModelHandle<M> resident, int slots, byte[] payload) {
        return new SeriesHeader(
                type.coreVersion(),
                resident.generation,
                true,
                1 - resident.place,
                slots,
                payload.length == 0 ? 0 : resident.next,
                resident.time,
                resident.seen,
                payload.length,
                Chunks.checksum(payload),
                buffer.save(io -> type.saveSettings(resident.model, io)));
    }
}

package io.spindrift.store;

import io.spindrift.model.state.CorruptStateException;
import io.spindrift.serde.Chunks;
import io.spindrift.serde.JournalEntry;
import io.spindrift.serde.Seen;
import io.spindrift.serde.SeriesHeader;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Reads and writes the log of each series as bytes: a header, the chunks of a snapshot, and a journal of the later
 * events in a ring of K slots. Everything else is found from the header and read by key. A scan would pass over the
 * tombstones of removed keys, which are slow to read until RocksDB has compacted them
 * (docs/adr/0016-read-series-by-key.md).
 */
final class SeriesLog {
    private final ByteStore store;

    SeriesLog(ByteStore store) {
        this.store = store;
    }

    /** Whether the store knows a series. */
    boolean contains(String series) {
        return store.get(StoreKeys.header(series)) != null;
    }

    /**
     * Returns the header of a series, or null if the store does not know it.
     *
     * @throws CorruptStateException if it cannot be read
     */
    SeriesHeader header(String series) {
        byte[] bytes = store.get(StoreKeys.header(series));
        return bytes == null ? null : SeriesHeader.fromBytes(bytes);
    }

    /**
     * Returns the bytes of the snapshot of a header.
     *
     * @throws CorruptStateException if it cannot be read
     */
    byte[] snapshot(String series, SeriesHeader header) {
        SeriesHeader.Snapshot snapshot = header.snapshot();
        return Chunks.join(
                snapshot.length(), snapshot.checksum(), i -> store.get(StoreKeys.chunk(series, snapshot.area(), i)));
    }

    /**
     * Returns the journal of a header: the events after the snapshot in order, and why it could not be read further, if
     * so.
     */
    Journal journal(String series, SeriesHeader header) {
        return Journal.read(header, slot -> store.get(StoreKeys.slot(series, slot)));
    }

    /** Returns the time of the last event of a series that can be read, or a fallback if nothing can. */
    long lastTime(String series, long fallback) {
        try {
            SeriesHeader header = header(series);
            long last = Math.max(header.snapshot().time(), header.seen().time());
            for (JournalEntry entry : journal(series, header).complete()) {
                last = Math.max(last, entry.seen().time());
            }
            return last < 0 ? fallback : last;
        } catch (CorruptStateException e) {
            return fallback;
        }
    }

    /** Returns the start of a new generation; of the first if the header cannot be read, because all records under it go. */
    LogPosition nextGeneration(String series) {
        try {
            SeriesHeader header = header(series);
            return LogPosition.ofSnapshot(series, header).restarted(header.generation() + 1);
        } catch (CorruptStateException e) {
            return LogPosition.start(series, null);
        }
    }

    /**
     * Writes the next event into its slot.
     *
     * @param seen when it arrived
     * @param entry the bytes of its {@link io.spindrift.serde.JournalEntry}
     */
    LogPosition append(LogPosition end, Seen seen, byte[] entry) {
        store.put(StoreKeys.slot(end.series(), (int) (end.next() % end.slots())), entry);
        return end.after(seen);
    }

    /**
     * Writes a snapshot at a position: its chunks into the free area, then the header that points to them. Until the
     * header is written, the previous snapshot stays readable, whatever fails. {@link #deleteReplaced} removes it
     * afterwards.
     *
     * @param payload of the snapshot; empty for a series that starts from scratch
     */
    LogPosition snapshot(LogPosition end, int coreVersion, int slots, byte[] settings, byte[] payload) {
        int area = end.stored() == null ? 1 : end.stored().snapshot().otherArea();
        long events = payload.length == 0 ? 0 : end.next();
        List<byte[]> chunks = Chunks.split(payload);
        for (int i = 0; i < chunks.size(); i++) {
            store.put(StoreKeys.chunk(end.series(), area, i), chunks.get(i));
        }
        SeriesHeader header = new SeriesHeader(
                coreVersion,
                end.generation(),
                true,
                slots,
                new SeriesHeader.Snapshot(area, events, end.time(), payload.length, Chunks.checksum(payload)),
                end.seen(),
                settings);
        putHeader(end.series(), header);
        return end.under(header);
    }

    /** Deletes the snapshot that another one has replaced, and the slots that a smaller ring does not have. */
    void deleteReplaced(LogPosition before, LogPosition after) {
        if (before.stored() != null) {
            deleteChunks(before.series(), before.stored().snapshot());
            deleteSlots(before.series(), after.slots(), before.slots());
        }
    }

    /** Deletes everything of a series except its header and the snapshot that it points to. */
    void deleteOthers(LogPosition end) {
        SeriesHeader.Snapshot snapshot = end.stored().snapshot();
        Set<ByteBuffer> kept = new HashSet<>();
        for (int i = 0; i < snapshot.chunks(); i++) {
            kept.add(ByteBuffer.wrap(StoreKeys.chunk(end.series(), snapshot.area(), i)));
        }
        for (byte[] key : stateKeys(end.series())) {
            if (!kept.contains(ByteBuffer.wrap(key))) {
                store.delete(key);
            }
        }
    }

    /** Replaces a header. */
    void putHeader(String series, SeriesHeader header) {
        store.put(StoreKeys.header(series), header.toBytes());
    }

    /**
     * Deletes the snapshot and the journal of a header, and keeps the header.
     *
     * @param journaled number of events after the snapshot
     */
    void deleteState(String series, SeriesHeader header, long journaled) {
        // In the first generation, only the slots of its events exist. Later generations may have slots left from
        // earlier ones.
        long reached = header.generation() == 0 ? header.snapshot().events() + journaled : header.slots();
        deleteSlots(series, 0, (int) Math.min(reached, header.slots()));
        deleteChunks(series, header.snapshot());
    }

    /** Deletes the header of a series whose state has been deleted. */
    void deleteHeader(String series) {
        store.delete(StoreKeys.header(series));
    }

    /** Deletes everything of a series, even if its header cannot be read. */
    void drop(String series) {
        stateKeys(series).forEach(store::delete);
        deleteHeader(series);
    }

    private void deleteChunks(String series, SeriesHeader.Snapshot snapshot) {
        for (int i = 0; i < snapshot.chunks(); i++) {
            store.delete(StoreKeys.chunk(series, snapshot.area(), i));
        }
    }

    private void deleteSlots(String series, int from, int to) {
        for (int slot = from; slot < to; slot++) {
            store.delete(StoreKeys.slot(series, slot));
        }
    }

    private List<byte[]> stateKeys(String series) {
        List<byte[]> keys = new ArrayList<>();
        store.scan(StoreKeys.slots(series), (key, value) -> keys.add(key));
        store.scan(StoreKeys.chunks(series), (key, value) -> keys.add(key));
        return keys;
    }
}

package io.spindrift.store;

import io.spindrift.model.state.CorruptStateException;
import io.spindrift.serde.Chunks;
import io.spindrift.serde.JournalEntry;
import io.spindrift.serde.SeriesHeader;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * The keys and values of a series in a table: its header, the chunks of its snapshot, and the slots of its journal. What a
 * header tells of is got key by key: a scan would pass over all that was ever taken out behind it, which in RocksDB takes
 * time until it is compacted (docs/adr/0016-a-series-is-got-and-not-scanned.md).
 */
final class SeriesRecords {
    private final ByteStore table;

    SeriesRecords(ByteStore table) {
        this.table = table;
    }

    /**
     * The header of a series, or null if nothing is known of it.
     *
     * @throws CorruptStateException if it cannot be read
     */
    SeriesHeader header(String series) {
        byte[] bytes = table.get(StoreKeys.header(series));
        return bytes == null ? null : SeriesHeader.fromBytes(bytes);
    }

    /** The generation of a life after those that are stored. */
    int generationAfter(String series) {
        try {
            return header(series).generation() + 1;
        } catch (CorruptStateException e) {
            // Its records are taken out with it, so that nothing is left to be confused with.
            return 0;
        }
    }

    boolean known(String series) {
        return table.get(StoreKeys.header(series)) != null;
    }

    void putHeader(String series, SeriesHeader header) {
        table.put(StoreKeys.header(series), header.toBytes());
    }

    /**
     * Writes a snapshot: its chunks, beside those before, then the header that points to them. The one before can be read
     * until then, whatever fails.
     */
    void putSnapshot(String series, SeriesHeader header, byte[] payload) {
        List<byte[]> chunks = Chunks.split(payload);
        for (int i = 0; i < chunks.size(); i++) {
            table.put(StoreKeys.chunk(series, header.place(), i), chunks.get(i));
        }
        putHeader(series, header);
    }

    /** Takes out the chunks of a snapshot that another has followed. */
    void deleteChunks(String series, int place, int chunks) {
        for (int i = 0; i < chunks; i++) {
            table.delete(StoreKeys.chunk(series, place, i));
        }
    }

    byte[] snapshot(String series, SeriesHeader header) {
        return Chunks.join(
                header.length(), header.checksum(), i -> table.get(StoreKeys.chunk(series, header.place(), i)));
    }

    /** Writes an entry, as bytes, into its slot. */
    void append(String series, int slots, long sequence, byte[] entry) {
        table.put(StoreKeys.slot(series, (int) (sequence % slots)), entry);
    }

    /**
     * The entries after the snapshot, in order, up to the last.
     *
     * @throws CorruptStateException if one cannot be read, or some are missing and as many follow
     */
    List<JournalEntry> journal(String series, SeriesHeader header) {
        List<JournalEntry> entries = new ArrayList<>();
        readJournal(series, header, entries);
        return entries;
    }

    /** The entries after the snapshot up to the first that is missing or cannot be read; why it stops there is added. */
    List<JournalEntry> readableJournal(String series, SeriesHeader header, List<String> reasons) {
        List<JournalEntry> entries = new ArrayList<>();
        try {
            readJournal(series, header, entries);
        } catch (CorruptStateException e) {
            reasons.add(e.getMessage());
        }
        return entries;
    }

    /** Takes out the slots from one to before another. */
    void deleteSlots(String series, int from, int to) {
        for (int slot = from; slot < to; slot++) {
            table.delete(StoreKeys.slot(series, slot));
        }
    }

    /**
     * Takes out the slots and chunks that a header tells of.
     *
     * @param journaled how many events there were after the snapshot
     */
    void deleteState(String series, SeriesHeader header, long journaled) {
        // The first life of a ring has come no further than its events; later ones find what those before have left.
        long reached = header.generation() == 0 ? header.sequence() + journaled : header.slots();
        deleteSlots(series, 0, (int) Math.min(reached, header.slots()));
        deleteChunks(series, header.place(), header.chunks());
    }

    /** Takes out all slots and chunks, whatever header there is. */
    void deleteState(String series) {
        stateKeys(series).forEach(table::delete);
    }

    /** Takes out all slots and chunks but the chunks of the given header's snapshot. */
    void deleteStateBefore(String series, SeriesHeader header) {
        Set<ByteBuffer> kept = new HashSet<>();
        for (int i = 0; i < header.chunks(); i++) {
            kept.add(ByteBuffer.wrap(StoreKeys.chunk(series, header.place(), i)));
        }
        List<byte[]> keys = stateKeys(series);
        keys.removeIf(key -> kept.contains(ByteBuffer.wrap(key)));
        keys.forEach(table::delete);
    }

    void deleteHeader(String series) {
        table.delete(StoreKeys.header(series));
    }

    private List<byte[]> stateKeys(String series) {
        List<byte[]> keys = new ArrayList<>();
        table.scan(StoreKeys.slots(series), (key, value) -> keys.add(key));
        table.scan(StoreKeys.chunks(series), (key, value) -> keys.add(key));
        return keys;
    }

    private void readJournal(String series, SeriesHeader header, List<JournalEntry> to) {
        for (int i = 0; i < header.slots(); i++) {
            JournalEntry entry = entry(series, header, i);
            if (entry == null) {
                requireNoneAfter(series, header, i);
                return;
            }
            to.add(entry);
        }
    }

    /** Looks 1, 2, 4, … entries on: so some that are lost, and that as many follow, are noticed without getting all slots. */
    private void requireNoneAfter(String series, SeriesHeader header, int missing) {
        for (long i = 1; missing + i < header.slots(); i *= 2) {
            JournalEntry later = entry(series, header, (int) (missing + i));
            if (later != null) {
                throw new CorruptStateException("journal: expected event " + (header.sequence() + missing)
                        + ", got nothing in its slot, and event " + later.sequence() + " after it");
            }
        }
    }

    /** An event after the snapshot; null if its slot is empty, or has one of another generation or of the past. */
    private JournalEntry entry(String series, SeriesHeader header, int after) {
        long sequence = header.sequence() + after;
        int slot = (int) (sequence % header.slots());
        byte[] stored = table.get(StoreKeys.slot(series, slot));
        if (stored == null) {
            return null;
        }
        try {
            return expected(JournalEntry.fromBytes(stored), header, sequence);
        } catch (CorruptStateException e) {
            throw new CorruptStateException("slot " + slot + ": " + e.getMessage());
        }
    }

    private static JournalEntry expected(JournalEntry entry, SeriesHeader header, long sequence) {
        boolean past = entry.generation() < header.generation()
                || entry.generation() == header.generation() && entry.sequence() < header.sequence();
        if (past) {
            return null;
        }
        if (entry.generation() != header.generation() || entry.sequence() != sequence) {
            throw new CorruptStateException("expected event " + sequence + " of generation " + header.generation()
                    + ", got event " + entry.sequence() + " of generation " + entry.generation());
        }
        return entry;
    }
}

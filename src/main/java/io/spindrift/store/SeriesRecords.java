package io.spindrift.store;

import io.spindrift.model.state.CorruptStateException;
import io.spindrift.serde.Chunks;
import io.spindrift.serde.JournalEntry;
import io.spindrift.serde.SeriesHeader;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** The keys and values of a series in a table: its header, the chunks of its snapshot, and the slots of its journal. */
final class SeriesRecords {
    private final Table table;

    SeriesRecords(Table table) {
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
     * @throws CorruptStateException if one is missing before a later one, or cannot be read
     */
    List<JournalEntry> journal(String series, SeriesHeader header) {
        JournalEntry[] found = slots(series, header, null);
        int count = 0;
        while (count < found.length && found[count] != null) {
            count++;
        }
        for (int i = count; i < found.length; i++) {
            if (found[i] != null) {
                throw new CorruptStateException("journal: expected event " + (header.sequence() + count)
                        + ", got nothing in its slot, and event " + found[i].sequence() + " after it");
            }
        }
        return Arrays.asList(found).subList(0, count);
    }

    /** The entries after the snapshot up to the first that is missing or cannot be read; why it stops there is added. */
    List<JournalEntry> readableJournal(String series, SeriesHeader header, List<String> reasons) {
        JournalEntry[] found = slots(series, header, reasons);
        int count = 0;
        while (count < found.length && found[count] != null) {
            count++;
        }
        return Arrays.asList(found).subList(0, count);
    }

    /** Takes out the slots from the given one on. */
    void deleteSlots(String series, int from, int to) {
        for (int slot = from; slot < to; slot++) {
            table.delete(StoreKeys.slot(series, slot));
        }
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

    /** Entry i is that of event i after the snapshot, or null. Entries of other incarnations and of the past are passed over. */
    private JournalEntry[] slots(String series, SeriesHeader header, List<String> reasons) {
        JournalEntry[] found = new JournalEntry[header.slots()];
        table.scan(StoreKeys.slots(series), (key, value) -> {
            int slot = ByteBuffer.wrap(key).getInt(key.length - Integer.BYTES);
            if (slot < 0 || slot >= header.slots()) {
                return;
            }
            try {
                place(JournalEntry.fromBytes(value), slot, header, found);
            } catch (CorruptStateException e) {
                CorruptStateException named = new CorruptStateException("slot " + slot + ": " + e.getMessage());
                if (reasons == null) {
                    throw named;
                }
                reasons.add(named.getMessage());
            }
        });
        return found;
    }

    private static void place(JournalEntry entry, int slot, SeriesHeader header, JournalEntry[] found) {
        if (entry.incarnation() < header.incarnation()
                || entry.incarnation() == header.incarnation() && entry.sequence() < header.sequence()) {
            return;
        }
        long after = entry.sequence() - header.sequence();
        if (entry.incarnation() != header.incarnation()
                || after >= found.length
                || entry.sequence() % found.length != slot) {
            throw new CorruptStateException("expected an event of incarnation " + header.incarnation() + " from "
                    + header.sequence() + " to " + (header.sequence() + found.length - 1) + " in its slot, got event "
                    + entry.sequence() + " of incarnation " + entry.incarnation());
        }
        found[(int) after] = entry;
    }
}

package io.spindrift.store;

import io.spindrift.model.state.CorruptStateException;
import io.spindrift.serde.JournalEntry;
import io.spindrift.serde.SeriesHeader;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;

/**
 * The events of a series since its snapshot, as far as they can be read.
 *
 * @param entries in order
 * @param damage why the journal could not be read further; null if it was read completely
 */
record Journal(List<JournalEntry> entries, CorruptStateException damage) {

    /** Returns the entries. Throws the damage if there is any. */
    List<JournalEntry> complete() {
        if (damage != null) {
            throw damage;
        }
        return entries;
    }

    /**
     * Reads the journal of a header.
     *
     * @param slots returns the bytes in a slot, or null
     */
    static Journal read(SeriesHeader header, IntFunction<byte[]> slots) {
        List<JournalEntry> entries = new ArrayList<>();
        Ring ring = new Ring(header, slots);
        try {
            for (int i = 0; i < header.slots(); i++) {
                JournalEntry entry = ring.entry(i);
                if (entry == null) {
                    ring.requireNoneAfter(i);
                    break;
                }
                entries.add(entry);
            }
            return new Journal(entries, null);
        } catch (CorruptStateException e) {
            return new Journal(entries, e);
        }
    }

    /** The slots of a journal, indexed by the number of events after the snapshot. */
    private record Ring(SeriesHeader header, IntFunction<byte[]> slots) {

        /**
         * Returns an event; null if its slot is empty or has an older entry: one of an earlier generation, or one that
         * the snapshot includes.
         */
        JournalEntry entry(int after) {
            long sequence = header.snapshot().events() + after;
            int slot = (int) (sequence % header.slots());
            byte[] stored = slots.apply(slot);
            if (stored == null) {
                return null;
            }
            try {
                return expected(JournalEntry.fromBytes(stored), sequence);
            } catch (CorruptStateException e) {
                throw new CorruptStateException("slot " + slot + ": " + e.getMessage());
            }
        }

        /**
         * Checks entries 1, 2, 4, … positions after a missing one. So a lost entry is noticed without reading all
         * slots.
         */
        void requireNoneAfter(int missing) {
            for (long i = 1; missing + i < header.slots(); i *= 2) {
                JournalEntry later = entry((int) (missing + i));
                if (later != null) {
                    throw new CorruptStateException(
                            "journal: expected event " + (header.snapshot().events() + missing)
                                    + ", got nothing in its slot, and event " + later.sequence() + " after it");
                }
            }
        }

        private JournalEntry expected(JournalEntry entry, long sequence) {
            boolean past = entry.generation() < header.generation()
                    || entry.generation() == header.generation()
                            && entry.sequence() < header.snapshot().events();
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
}

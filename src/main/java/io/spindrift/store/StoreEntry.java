package io.spindrift.store;

import io.spindrift.serde.JournalEntry;
import io.spindrift.serde.PartitionRecord;
import io.spindrift.serde.SeriesHeader;
import io.spindrift.serde.VersionRecord;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * A key and its value, as read from a changelog or from a file of exported states.
 *
 * @param key of the entry
 * @param value of the entry
 */
public record StoreEntry(byte[] key, byte[] value) {

    /** The kinds of entries. */
    public enum Kind {
        /** The registry of the partition. */
        PARTITION,
        /** The header of a series. */
        HEADER,
        /** An event in the journal of a series. */
        EVENT,
        /** A chunk of the snapshot of a series. */
        CHUNK,
        /** The latest version of the rules under which a series has started. */
        RULES_VERSION,
        /** The latest core version that has written. */
        WRITER_VERSION,
        /** Nothing that this version knows. */
        UNKNOWN
    }

    /** The entry of the registry of a partition. */
    public static StoreEntry partition(PartitionRecord record) {
        return new StoreEntry(StoreKeys.partition(), record.toBytes());
    }

    /** The entry of the latest core version that has written. */
    public static StoreEntry writerVersion(int core) {
        return new StoreEntry(StoreKeys.version(), new VersionRecord(core).toBytes());
    }

    /** The entry of a header in place of the one before. */
    public StoreEntry withHeader(SeriesHeader header) {
        return new StoreEntry(key, header.toBytes());
    }

    /** Returns the kind of the entry of a key. */
    public static Kind kind(byte[] key) {
        return StoreKeys.kind(key);
    }

    /** Returns the kind of this entry. */
    public Kind kind() {
        return kind(key);
    }

    /** The series that a key belongs to; null for a key of the whole partition. */
    public static String series(byte[] key) {
        byte[] name = StoreKeys.series(key);
        return name == null ? null : new String(name, StandardCharsets.UTF_8);
    }

    /** Whether a key belongs to a series. */
    public static boolean isOf(String series, byte[] key) {
        return Arrays.equals(StoreKeys.series(key), series.getBytes(StandardCharsets.UTF_8));
    }

    /**
     * The header that this entry holds.
     *
     * @throws io.spindrift.model.state.CorruptStateException if it cannot be read, as for the next ones
     */
    public SeriesHeader header() {
        return SeriesHeader.fromBytes(value);
    }

    /** The event that this entry holds. */
    public JournalEntry event() {
        return JournalEntry.fromBytes(value);
    }

    /** The registry that this entry holds. */
    public PartitionRecord partition() {
        return PartitionRecord.fromBytes(value);
    }

    /** The core version that this entry holds. */
    public int writerVersion() {
        return VersionRecord.fromBytes(value).core();
    }
}

package io.spindrift.serde;

import io.spindrift.model.state.CorruptStateException;
import io.spindrift.model.time.ConfirmedTime;
import io.spindrift.model.time.RecordClock;
import java.nio.ByteBuffer;

/**
 * The record about all series of a partition. Big-endian:
 *
 * <pre>
 *     offset  bytes  field
 *          0      1  format version, 2
 *          1     32  the clock of the partition, as below
 *         33     32  the same for record keys that are far behind it
 *         65      8  number of series
 *         73      8  elapsed time at which a sweep last removed all expired series; −1 for never
 *         81      4  CRC-32C of the bytes before
 * </pre>
 *
 * <p>A clock, with times in milliseconds since 1970:
 *
 * <pre>
 *     offset  bytes  field
 *          0      8  largest time that records of two keys have reached; −1 before that
 *          8      8  elapsed milliseconds
 *         16      8  largest later time that records of one key have reached; −1 for none
 *         24      8  hash of that key
 * </pre>
 *
 * @param clock of the partition
 * @param series number of them
 * @param swept elapsed time at which a sweep last removed all expired series; −1 for never
 */
public record PartitionRecord(RecordClock clock, long series, long swept) {
    /** The record of a partition without events. */
    public static final PartitionRecord EMPTY = new PartitionRecord(RecordClock.UNSET, 0, -1);

    private static final byte FORMAT_VERSION = 2;
    private static final int FIXED_BYTES = 81;

    public byte[] toBytes() {
        ByteBuffer bytes =
                ByteBuffer.allocate(FIXED_BYTES + Checksummed.CHECKSUM_BYTES).put(FORMAT_VERSION);
        put(bytes, clock.main());
        put(bytes, clock.behind());
        return Checksummed.write(bytes.putLong(series).putLong(swept));
    }

    /**
     * Reads a stored record.
     *
     * @throws CorruptStateException if the bytes are not those of such a record
     */
    public static PartitionRecord fromBytes(byte[] bytes) {
        ByteBuffer fields = Checksummed.read("partition", bytes, FIXED_BYTES);
        Checksummed.expect("format version", FORMAT_VERSION, fields.get());
        RecordClock clock = new RecordClock(time(fields), time(fields));
        return new PartitionRecord(clock, fields.getLong(), fields.getLong());
    }

    private static void put(ByteBuffer bytes, ConfirmedTime time) {
        bytes.putLong(time.reached())
                .putLong(time.elapsed())
                .putLong(time.furthest())
                .putLong(time.witness());
    }

    private static ConfirmedTime time(ByteBuffer fields) {
        return new ConfirmedTime(fields.getLong(), fields.getLong(), fields.getLong(), fields.getLong());
    }
}

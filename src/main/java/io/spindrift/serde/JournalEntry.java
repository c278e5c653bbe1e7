package io.spindrift.serde;

import io.spindrift.model.state.CorruptStateException;
import java.nio.ByteBuffer;

/**
 * An accepted event in its slot of the journal of a series. Big-endian:
 *
 * <pre>
 *     offset  bytes  field
 *          0      1  format version, 3
 *          1      4  generation of the series
 *          5      8  sequence number of the event within the generation, from 0; its slot is this modulo K
 *         13      8  time elapsed on the clock of the partition, in milliseconds; 0 where series never expire
 *         21      8  record time of the event, in milliseconds since 1970
 *         29      n  the other fields of the event, as written by the core version in the header
 *     29 + n      4  CRC-32C of the bytes before
 * </pre>
 *
 * @param generation of the series
 * @param sequence number of the event
 * @param seen when it arrived
 * @param event its other fields
 */
public record JournalEntry(int generation, long sequence, Seen seen, byte[] event) {
    private static final byte FORMAT_VERSION = 3;
    private static final int FIXED_BYTES = 29;

    public byte[] toBytes() {
        return toBytes(generation, sequence, seen, ByteBuffer.wrap(event));
    }

    /** Returns the bytes of an entry whose event is in a buffer. */
    static byte[] toBytes(int generation, long sequence, Seen seen, ByteBuffer event) {
        return Checksummed.write(ByteBuffer.allocate(FIXED_BYTES + event.remaining() + Checksummed.CHECKSUM_BYTES)
                .put(FORMAT_VERSION)
                .putInt(generation)
                .putLong(sequence)
                .putLong(seen.elapsed())
                .putLong(seen.time())
                .put(event));
    }

    /**
     * Reads a stored entry.
     *
     * @throws CorruptStateException if these cannot be the bytes of an entry
     */
    public static JournalEntry fromBytes(byte[] bytes) {
        ByteBuffer fields = Checksummed.read("journal entry", bytes, FIXED_BYTES);
        Checksummed.expect("format version", FORMAT_VERSION, fields.get());
        int generation = fields.getInt();
        long sequence = fields.getLong();
        Seen seen = new Seen(fields.getLong(), fields.getLong());
        byte[] event = new byte[fields.remaining()];
        fields.get(event);
        return new JournalEntry(generation, sequence, seen, event);
    }
}

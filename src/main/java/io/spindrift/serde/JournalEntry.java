package io.spindrift.serde;

import io.spindrift.model.state.CorruptStateException;
import java.nio.ByteBuffer;

/**
 * One accepted event, in its slot of a series' journal. Big-endian:
 *
 * <pre>
 *     offset  bytes  field
 *          0      1  format version, 2
 *          1      4  generation of the series
 *          5      8  number of the event within the generation, from 0; its slot is this modulo K
 *         13      8  milliseconds that had passed by the clock of the partition; 0 where series are never idle
 *         21      n  the event
 *     21 + n      4  CRC-32C of the bytes before
 * </pre>
 *
 * @param generation of the series
 * @param sequence number of the event
 * @param seen milliseconds that had passed by the clock of the partition
 * @param event its fields
 */
public record JournalEntry(int generation, long sequence, long seen, byte[] event) {
    private static final byte FORMAT_VERSION = 2;
    private static final int FIXED_BYTES = 21;

    public byte[] toBytes() {
        return toBytes(generation, sequence, seen, ByteBuffer.wrap(event));
    }

    /** The bytes of an entry whose event stands somewhere else. */
    static byte[] toBytes(int generation, long sequence, long seen, ByteBuffer event) {
        return Checksummed.seal(ByteBuffer.allocate(FIXED_BYTES + event.remaining() + Checksummed.SEAL_BYTES)
                .put(FORMAT_VERSION)
                .putInt(generation)
                .putLong(sequence)
                .putLong(seen)
                .put(event));
    }

    /**
     * An entry as it was stored.
     *
     * @throws CorruptStateException if these cannot be the bytes of an entry
     */
    public static JournalEntry fromBytes(byte[] bytes) {
        ByteBuffer fields = Checksummed.open("journal entry", bytes, FIXED_BYTES);
        Checksummed.expect("format version", FORMAT_VERSION, fields.get());
        int generation = fields.getInt();
        long sequence = fields.getLong();
        long seen = fields.getLong();
        byte[] event = new byte[fields.remaining()];
        fields.get(event);
        return new JournalEntry(generation, sequence, seen, event);
    }
}

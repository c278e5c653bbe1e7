package io.spindrift.serde;

import io.spindrift.model.state.CorruptStateException;
import java.nio.ByteBuffer;

/**
 * One accepted event, in its slot of a series' journal. Big-endian:
 *
 * <pre>
 *     offset  bytes  field
 *          0      1  format version, 2
 *          1      4  incarnation of the series
 *          5      8  number of the event within the incarnation, from 0; its slot is this modulo K
 *         13      8  milliseconds that had passed by the clock of the partition; 0 where series are never idle
 *         21      n  the event
 *     21 + n      4  CRC-32C of the bytes before
 * </pre>
 *
 * @param incarnation of the series
 * @param sequence number of the event
 * @param seen milliseconds that had passed by the clock of the partition
 * @param event its fields
 */
public record JournalEntry(int incarnation, long sequence, long seen, byte[] event) {
    private static final byte FORMAT_VERSION = 2;
    private static final int FIXED_BYTES = 21;

    public byte[] toBytes() {
        return toBytes(incarnation, sequence, seen, ByteBuffer.wrap(event));
    }

    /** The bytes of an entry whose event stands somewhere else. */
    static byte[] toBytes(int incarnation, long sequence, long seen, ByteBuffer event) {
        return Sealed.seal(ByteBuffer.allocate(FIXED_BYTES + event.remaining() + Sealed.SEAL_BYTES)
                .put(FORMAT_VERSION)
                .putInt(incarnation)
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
        ByteBuffer fields = Sealed.open("journal entry", bytes, FIXED_BYTES);
        Sealed.expect("format version", FORMAT_VERSION, fields.get());
        int incarnation = fields.getInt();
        long sequence = fields.getLong();
        long seen = fields.getLong();
        byte[] event = new byte[fields.remaining()];
        fields.get(event);
        return new JournalEntry(incarnation, sequence, seen, event);
    }
}

package io.spindrift.serde;

import io.spindrift.model.state.CorruptStateException;
import java.nio.ByteBuffer;

/**
 * What a partition keeps of all its series. Big-endian:
 *
 * <pre>
 *     offset  bytes  field
 *          0      1  format version, 1
 *          1      8  largest step of the clock that an event has reached, milliseconds since 1970; −1 before any
 *          9      8  largest step that two events have reached
 *         17      8  number of series that are counted
 *         25      8  step at which all idle series were last counted out; −1 for never
 *         33      4  CRC-32C of the bytes before
 * </pre>
 *
 * @param largest step of the clock that an event has reached
 * @param confirmed largest step that two events have reached
 * @param series how many are counted
 * @param swept step at which all idle ones were last counted out
 */
public record CensusRecord(long largest, long confirmed, long series, long swept) {
    /** Before any event. */
    public static final CensusRecord EMPTY = new CensusRecord(-1, -1, 0, -1);

    private static final byte FORMAT_VERSION = 1;
    private static final int FIXED_BYTES = 33;

    public byte[] toBytes() {
        return Sealed.seal(ByteBuffer.allocate(FIXED_BYTES + Sealed.SEAL_BYTES)
                .put(FORMAT_VERSION)
                .putLong(largest)
                .putLong(confirmed)
                .putLong(series)
                .putLong(swept));
    }

    /**
     * A census as it was stored.
     *
     * @throws CorruptStateException if these cannot be the bytes of one
     */
    public static CensusRecord fromBytes(byte[] bytes) {
        ByteBuffer fields = Sealed.open("census", bytes, FIXED_BYTES);
        Sealed.expect("format version", FORMAT_VERSION, fields.get());
        return new CensusRecord(fields.getLong(), fields.getLong(), fields.getLong(), fields.getLong());
    }
}

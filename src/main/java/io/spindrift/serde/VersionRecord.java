package io.spindrift.serde;

import io.spindrift.model.state.CorruptStateException;
import java.nio.ByteBuffer;

/**
 * The latest version that has written into a partition. This format never changes: every version must be able to read it.
 * Big-endian:
 *
 * <pre>
 *     offset  bytes  field
 *          0      4  core version
 *          4      4  CRC-32C of the bytes before
 * </pre>
 *
 * @param core version
 */
public record VersionRecord(int core) {

    public byte[] toBytes() {
        return Checksummed.seal(
                ByteBuffer.allocate(Integer.BYTES + Checksummed.SEAL_BYTES).putInt(core));
    }

    /**
     * A version as it was stored.
     *
     * @throws CorruptStateException if these cannot be the bytes of one
     */
    public static VersionRecord fromBytes(byte[] bytes) {
        return new VersionRecord(
                Checksummed.open("version", bytes, Integer.BYTES).getInt());
    }
}

package io.spindrift.serde;

import io.spindrift.model.state.CorruptStateException;
import java.nio.ByteBuffer;

/**
 * The latest core version that has written into a partition. This format never changes, because every version must be able
 * to read it. Big-endian:
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
        return Checksummed.write(
                ByteBuffer.allocate(Integer.BYTES + Checksummed.CHECKSUM_BYTES).putInt(core));
    }

    /**
     * Reads a stored version.
     *
     * @throws CorruptStateException if the bytes are not those of a version
     */
    public static VersionRecord fromBytes(byte[] bytes) {
        return new VersionRecord(
                Checksummed.read("version", bytes, Integer.BYTES).getInt());
    }
}

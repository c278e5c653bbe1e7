package io.spindrift.serde;

import io.spindrift.model.state.CorruptStateException;
import java.nio.ByteBuffer;
import java.util.zip.CRC32C;

/** Adds a CRC-32C as the last four bytes, and checks it. */
final class Checksummed {
    static final int CHECKSUM_BYTES = Integer.BYTES;

    private Checksummed() {}

    /** Writes the checksum into the last four bytes of a full buffer, and returns its array. */
    static byte[] write(ByteBuffer bytes) {
        if (bytes.remaining() != CHECKSUM_BYTES) {
            throw new IllegalStateException(
                    "expected space for the checksum only, got " + bytes.remaining() + " bytes");
        }
        bytes.putInt(checksum(bytes.array(), bytes.position()));
        return bytes.array();
    }

    /**
     * Checks the checksum, and returns the bytes before it.
     *
     * @param min minimum number of bytes before the checksum
     * @throws CorruptStateException if there are fewer bytes, or the checksum differs
     */
    static ByteBuffer read(String what, byte[] bytes, int min) {
        int length = bytes.length - CHECKSUM_BYTES;
        if (length < min) {
            throw new CorruptStateException(
                    what + ": expected at least " + (min + CHECKSUM_BYTES) + " bytes, got " + bytes.length);
        }
        expect(
                "checksum of the " + what,
                checksum(bytes, length),
                ByteBuffer.wrap(bytes).getInt(length));
        return ByteBuffer.wrap(bytes, 0, length);
    }

    static int checksum(byte[] bytes, int length) {
        CRC32C crc = new CRC32C();
        crc.update(bytes, 0, length);
        return (int) crc.getValue();
    }

    static void expect(String what, int expected, int got) {
        if (expected != got) {
            throw new CorruptStateException(what + ": expected " + expected + ", got " + got);
        }
    }
}

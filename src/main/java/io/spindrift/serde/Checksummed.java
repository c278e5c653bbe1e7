package io.spindrift.serde;

import io.spindrift.model.state.CorruptStateException;
import java.nio.ByteBuffer;
import java.util.zip.CRC32C;

/** Bytes that end in a CRC-32C of those before. */
final class Checksummed {
    static final int SEAL_BYTES = Integer.BYTES;

    private Checksummed() {}

    /** Writes the checksum into the last four bytes of a full buffer, and gives the bytes. */
    static byte[] seal(ByteBuffer bytes) {
        if (bytes.remaining() != SEAL_BYTES) {
            throw new IllegalStateException(
                    "expected space for the checksum only, got " + bytes.remaining() + " bytes");
        }
        bytes.putInt(checksum(bytes.array(), bytes.position()));
        return bytes.array();
    }

    /**
     * The bytes before a seal that holds.
     *
     * @param min how many bytes there must be before the seal
     * @throws CorruptStateException if they are fewer, or if the checksum is another
     */
    static ByteBuffer open(String what, byte[] sealed, int min) {
        int length = sealed.length - SEAL_BYTES;
        if (length < min) {
            throw new CorruptStateException(
                    what + ": expected at least " + (min + SEAL_BYTES) + " bytes, got " + sealed.length);
        }
        expect(
                "checksum of the " + what,
                checksum(sealed, length),
                ByteBuffer.wrap(sealed).getInt(length));
        return ByteBuffer.wrap(sealed, 0, length);
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

package io.spindrift.store;

import java.nio.ByteBuffer;
import java.util.zip.CRC32C;

/** Makes the checksum of damaged bytes right, so that what lies behind it is met. */
final class Seals {

    private Seals() {}

    static byte[] reseal(byte[] sealed) {
        CRC32C crc = new CRC32C();
        crc.update(sealed, 0, sealed.length - Integer.BYTES);
        return ByteBuffer.wrap(sealed)
                .putInt(sealed.length - Integer.BYTES, (int) crc.getValue())
                .array();
    }
}

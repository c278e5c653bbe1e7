package io.spindrift.store;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import org.apache.kafka.common.utils.Bytes;

/**
 * Keys of the store {@code models}, big-endian. The length stands before the name, so that no series' keys are among
 * those of another whose name it begins with.
 *
 * <pre>
 *     offset  bytes  field
 *          0      1  kind: 1 header, 2 chunk of a snapshot
 *          1      2  n, length of the series' name
 *          3      n  series, UTF-8
 *      3 + n      4  number of the chunk, from 0 (kind 2 only)
 * </pre>
 */
final class StoreKeys {
    private static final byte HEADER = 1;
    private static final byte CHUNK = 2;
    private static final int PREFIX_BYTES = 3;

    private StoreKeys() {}

    static Bytes header(String series) {
        return Bytes.wrap(prefix(HEADER, series, 0).array());
    }

    static Bytes chunk(String series, int number) {
        return Bytes.wrap(prefix(CHUNK, series, Integer.BYTES).putInt(number).array());
    }

    private static ByteBuffer prefix(byte kind, String series, int more) {
        byte[] name = series.getBytes(StandardCharsets.UTF_8);
        return ByteBuffer.allocate(PREFIX_BYTES + name.length + more)
                .put(kind)
                .putShort((short) name.length)
                .put(name);
    }
}

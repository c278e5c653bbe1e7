package io.spindrift.store;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/**
 * Keys of the store {@code models}, big-endian. The length precedes the name, so that the keys of a series are never among those of
 * another series whose name starts with its own.
 *
 * <pre>
 *     offset  bytes  field
 *          0      1  kind: 0 the partition (nothing follows), 1 header, 2 slot of the journal, 3 chunk of a snapshot,
 *                    4 version of the rules, 5 latest version that wrote (nothing follows)
 *          1      2  n, length of the series' name
 *          3      n  series, UTF-8
 *      3 + n      4  number of the slot, from 0 (kind 2); of the chunk, from 0 in area 0, from 2^30 in area 1
 *                    (kind 3)
 * </pre>
 */
final class StoreKeys {
    private static final byte PARTITION = 0;
    private static final byte HEADER = 1;
    private static final byte SLOT = 2;
    private static final byte CHUNK = 3;
    private static final byte RULES = 4;
    private static final byte VERSION = 5;
    private static final int PREFIX_BYTES = 3;
    private static final int AREA_STRIDE = 1 << 30;

    private StoreKeys() {}

    /** Returns the key of the record about all series of a partition. */
    static byte[] partition() {
        return new byte[] {PARTITION};
    }

    /** Returns the key of the version of the rules. */
    static byte[] rules() {
        return new byte[] {RULES};
    }

    /** Returns the key of the latest core version that wrote. */
    static byte[] version() {
        return new byte[] {VERSION};
    }

    static byte[] header(String series) {
        return prefix(HEADER, series, 0).array();
    }

    static byte[] slot(String series, int number) {
        return prefix(SLOT, series, Integer.BYTES).putInt(number).array();
    }

    static byte[] chunk(String series, int area, int number) {
        return prefix(CHUNK, series, Integer.BYTES)
                .putInt(area * AREA_STRIDE + number)
                .array();
    }

    /** Returns the prefix of the keys of all headers. */
    static byte[] headers() {
        return new byte[] {HEADER};
    }

    /** Returns the prefix of the keys of all slots of a series. */
    static byte[] slots(String series) {
        return prefix(SLOT, series, 0).array();
    }

    /** Returns the prefix of the keys of all chunks of a series. */
    static byte[] chunks(String series) {
        return prefix(CHUNK, series, 0).array();
    }

    /** Returns the name in the key of a header, slot or chunk, in bytes of UTF-8; null for any other key. */
    static byte[] series(byte[] key) {
        if (key.length < PREFIX_BYTES || key[0] < HEADER || key[0] > CHUNK) {
            return null;
        }
        int length = Short.toUnsignedInt(ByteBuffer.wrap(key).getShort(1));
        int expected = PREFIX_BYTES + length + (key[0] == HEADER ? 0 : Integer.BYTES);
        if (key.length != expected) {
            return null;
        }
        byte[] name = new byte[length];
        System.arraycopy(key, PREFIX_BYTES, name, 0, length);
        return name;
    }

    /** Returns the kind of the entry of a key. */
    static StoreEntry.Kind kind(byte[] key) {
        if (series(key) != null) {
            return key[0] == HEADER
                    ? StoreEntry.Kind.HEADER
                    : key[0] == SLOT ? StoreEntry.Kind.EVENT : StoreEntry.Kind.CHUNK;
        }
        if (key.length != 1) {
            return StoreEntry.Kind.UNKNOWN;
        }
        return switch (key[0]) {
            case PARTITION -> StoreEntry.Kind.PARTITION;
            case RULES -> StoreEntry.Kind.RULES_VERSION;
            case VERSION -> StoreEntry.Kind.WRITER_VERSION;
            default -> StoreEntry.Kind.UNKNOWN;
        };
    }

    private static ByteBuffer prefix(byte kind, String series, int more) {
        byte[] name = series.getBytes(StandardCharsets.UTF_8);
        return ByteBuffer.allocate(PREFIX_BYTES + name.length + more)
                .put(kind)
                .putShort((short) name.length)
                .put(name);
    }
}

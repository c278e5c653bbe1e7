package io.spindrift.serde;

import io.spindrift.model.state.CorruptStateException;
import io.spindrift.model.state.StateExchange;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.zip.CRC32C;

/**
 * The whole state of a series as a header and chunks. The header, big-endian:
 *
 * <pre>
 *     offset  bytes  field
 *          0      2  format version, 1
 *          2      4  core version of the model that wrote it
 *          6      8  observations accepted so far
 *         14      4  length of the payload in bytes
 *         18      4  number of chunks, each of {@value #CHUNK_BYTES} bytes but the last
 *         22      4  CRC-32C of the payload
 *         26      4  CRC-32C of the 26 bytes before
 * </pre>
 *
 * <p>The payload is the fields of settings and model in the order of their walk (schemas/state.md).
 */
public final class SnapshotCodec {
    /** The size of every chunk but the last. */
    public static final int CHUNK_BYTES = 512 * 1024;

    private static final short FORMAT_VERSION = 1;
    private static final int HEADER_BYTES = 30;
    private static final int CHECKED_BYTES = HEADER_BYTES - Integer.BYTES;

    private SnapshotCodec() {}

    /** A state as it is stored. */
    public record Snapshot(byte[] header, List<byte[]> chunks) {}

    /** Writes what a walk saves. */
    public static Snapshot write(int coreVersion, long observations, Consumer<StateExchange> walk) {
        StateWriter writer = new StateWriter();
        walk.accept(writer);
        byte[] payload = writer.written();
        int count = chunkCount(payload.length);
        List<byte[]> chunks = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            int start = i * CHUNK_BYTES;
            byte[] chunk = new byte[Math.min(CHUNK_BYTES, payload.length - start)];
            System.arraycopy(payload, start, chunk, 0, chunk.length);
            chunks.add(chunk);
        }
        ByteBuffer header = ByteBuffer.allocate(HEADER_BYTES)
                .putShort(FORMAT_VERSION)
                .putInt(coreVersion)
                .putLong(observations)
                .putInt(payload.length)
                .putInt(count)
                .putInt(checksum(payload, payload.length));
        header.putInt(checksum(header.array(), CHECKED_BYTES));
        return new Snapshot(header.array(), chunks);
    }

    /**
     * Restores a state.
     *
     * @param coreVersion the newest core version that can be read
     * @param header as it was stored
     * @param chunkAt gives chunk i as it was stored, or null
     * @param walk restores from the exchange it is given
     * @throws CorruptStateException if these cannot be the bytes of a state
     */
    public static <T> T read(
            int coreVersion, byte[] header, Function<Integer, byte[]> chunkAt, Function<StateExchange, T> walk) {
        ByteBuffer fields = checkedHeader(header);
        expect("format version", FORMAT_VERSION, fields.getShort());
        int writtenBy = fields.getInt();
        if (writtenBy < 1 || writtenBy > coreVersion) {
            throw new CorruptStateException("core version: expected 1 to " + coreVersion + ", got " + writtenBy);
        }
        fields.getLong();
        int length = fields.getInt();
        int count = fields.getInt();
        int checksum = fields.getInt();
        if (length < 0) {
            throw new CorruptStateException("payload: expected a length, got " + length);
        }
        expect("chunks of a payload of " + length + " bytes", chunkCount(length), count);
        StateReader reader = new StateReader(payload(length, count, checksum, chunkAt));
        T restored = restore(walk, reader);
        reader.expectEnd();
        return restored;
    }

    private static <T> T restore(Function<StateExchange, T> walk, StateReader reader) {
        try {
            return walk.apply(reader);
        } catch (IllegalArgumentException e) {
            throw new CorruptStateException("settings: " + e.getMessage());
        }
    }

    private static ByteBuffer checkedHeader(byte[] header) {
        if (header.length != HEADER_BYTES) {
            throw new CorruptStateException("header: expected " + HEADER_BYTES + " bytes, got " + header.length);
        }
        ByteBuffer fields = ByteBuffer.wrap(header);
        expect("checksum of the header", checksum(header, CHECKED_BYTES), fields.getInt(CHECKED_BYTES));
        return fields;
    }

    private static byte[] payload(int length, int count, int checksum, Function<Integer, byte[]> chunkAt) {
        byte[] payload = new byte[length];
        for (int i = 0; i < count; i++) {
            int start = i * CHUNK_BYTES;
            byte[] chunk = chunkAt.apply(i);
            expect("bytes of chunk " + i, Math.min(CHUNK_BYTES, length - start), chunk == null ? 0 : chunk.length);
            System.arraycopy(chunk, 0, payload, start, chunk.length);
        }
        expect("checksum of the payload", checksum, checksum(payload, length));
        return payload;
    }

    private static int chunkCount(int length) {
        return (length + CHUNK_BYTES - 1) / CHUNK_BYTES;
    }

    private static int checksum(byte[] bytes, int length) {
        CRC32C crc = new CRC32C();
        crc.update(bytes, 0, length);
        return (int) crc.getValue();
    }

    private static void expect(String what, int expected, int got) {
        if (expected != got) {
            throw new CorruptStateException(what + ": expected " + expected + ", got " + got);
        }
    }
}

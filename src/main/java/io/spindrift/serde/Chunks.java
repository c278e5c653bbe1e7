package io.spindrift.serde;

import io.spindrift.model.state.CorruptStateException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;

/** Splits a snapshot into chunks, so that none is too large for a record of the changelog. */
public final class Chunks {
    /** The size of every chunk but the last. */
    public static final int CHUNK_BYTES = 512 * 1024;

    private Chunks() {}

    /** Returns the number of chunks of a payload. */
    public static int count(int length) {
        return (length + CHUNK_BYTES - 1) / CHUNK_BYTES;
    }

    /** Returns the CRC-32C of a payload, for its header. */
    public static int checksum(byte[] payload) {
        return Checksummed.checksum(payload, payload.length);
    }

    /** Splits a payload into chunks. */
    public static List<byte[]> split(byte[] payload) {
        if (payload.length <= CHUNK_BYTES) {
            return payload.length == 0 ? List.of() : List.of(payload);
        }
        List<byte[]> chunks = new ArrayList<>();
        for (int start = 0; start < payload.length; start += CHUNK_BYTES) {
            byte[] chunk = new byte[Math.min(CHUNK_BYTES, payload.length - start)];
            System.arraycopy(payload, start, chunk, 0, chunk.length);
            chunks.add(chunk);
        }
        return chunks;
    }

    /**
     * Joins the chunks of a payload.
     *
     * @param chunkAt returns chunk i as it was stored, or null
     * @throws CorruptStateException if a chunk is missing or has a wrong length, or if the checksum differs
     */
    public static byte[] join(int length, int checksum, IntFunction<byte[]> chunkAt) {
        byte[] payload = new byte[length];
        for (int i = 0; i < count(length); i++) {
            int start = i * CHUNK_BYTES;
            byte[] chunk = chunkAt.apply(i);
            Checksummed.expect(
                    "bytes of chunk " + i, Math.min(CHUNK_BYTES, length - start), chunk == null ? 0 : chunk.length);
            System.arraycopy(chunk, 0, payload, start, chunk.length);
        }
        Checksummed.expect("checksum of the snapshot", checksum, checksum(payload));
        return payload;
    }
}

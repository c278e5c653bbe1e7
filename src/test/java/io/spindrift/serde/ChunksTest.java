package io.spindrift.serde;

import static io.spindrift.serde.Chunks.CHUNK_BYTES;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.spindrift.model.state.CorruptStateException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.IntFunction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class ChunksTest {

    @ParameterizedTest
    @ValueSource(ints = {0, 1, CHUNK_BYTES - 1, CHUNK_BYTES, CHUNK_BYTES + 1, 2 * CHUNK_BYTES, 3 * CHUNK_BYTES + 17})
    void shouldJoinSplitPayloads(int length) {
        byte[] payload = random(length);
        List<byte[]> chunks = Chunks.split(payload);
        assertThat(chunks).hasSize(Chunks.count(length)).hasSize((length + CHUNK_BYTES - 1) / CHUNK_BYTES);
        for (int i = 0; i < chunks.size(); i++) {
            assertThat(chunks.get(i)).hasSize(Math.min(CHUNK_BYTES, length - i * CHUNK_BYTES));
        }
        assertThat(Chunks.join(length, Chunks.checksum(payload), chunks::get)).isEqualTo(payload);
    }

    /** That of nine digits is in the catalogues of checksums (CRC-32/ISCSI). */
    @Test
    void shouldComputeCrc32cAsPublished() {
        assertThat(Chunks.checksum("123456789".getBytes(StandardCharsets.US_ASCII)))
                .isEqualTo(0xe3069283);
        assertThat(Chunks.checksum(new byte[0])).isZero();
    }

    @Test
    void shouldDetectEveryFlippedBit() {
        byte[] payload = random(100);
        int checksum = Chunks.checksum(payload);
        for (int bit = 0; bit < 800; bit++) {
            byte[] flipped = payload.clone();
            flipped[bit / 8] ^= (byte) (1 << bit % 8);
            assertCorrupt(100, checksum, i -> flipped, "checksum of the snapshot: expected " + checksum);
        }
    }

    @Test
    void shouldDetectMissingTruncatedLongerAndSwappedChunks() {
        byte[] payload = random(2 * CHUNK_BYTES + 16);
        int checksum = Chunks.checksum(payload);
        List<byte[]> chunks = Chunks.split(payload);
        assertCorrupt(
                payload.length, checksum, i -> i == 2 ? null : chunks.get(i), "bytes of chunk 2: expected 16, got 0");
        assertCorrupt(payload.length, checksum, i -> new byte[15], "bytes of chunk 0: expected 524288, got 15");
        assertCorrupt(
                payload.length,
                checksum,
                i -> i == 2 ? new byte[17] : chunks.get(i),
                "bytes of chunk 2: expected 16, got 17");
        assertCorrupt(
                payload.length, checksum, i -> chunks.get(i == 2 ? 2 : 1 - i), "checksum of the snapshot: expected ");
    }

    private static byte[] random(int length) {
        byte[] payload = new byte[length];
        new SplittableRandom(length).nextBytes(payload);
        return payload;
    }

    private static void assertCorrupt(int length, int checksum, IntFunction<byte[]> chunkAt, String message) {
        assertThatExceptionOfType(CorruptStateException.class)
                .isThrownBy(() -> Chunks.join(length, checksum, chunkAt))
                .withMessageContaining(message);
    }
}

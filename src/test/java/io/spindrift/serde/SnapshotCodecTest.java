package io.spindrift.serde;

import static io.spindrift.serde.SnapshotCodec.CHUNK_BYTES;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.spindrift.model.state.CorruptStateException;
import io.spindrift.model.state.StateExchange;
import io.spindrift.serde.SnapshotCodec.Snapshot;
import java.nio.ByteBuffer;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import java.util.SplittableRandom;
import java.util.function.Function;
import java.util.zip.CRC32C;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class SnapshotCodecTest {
    private static final int VERSION = 3;

    private enum Colour {
        RED,
        BLUE
    }

    /** The header's checksums computed apart from this code. */
    @Test
    void shouldKeepItsLayout() {
        Snapshot snapshot = small();
        assertThat(HexFormat.of().formatHex(snapshot.chunks().get(0)))
                .isEqualTo("01020304" + "fffffffffffffffe" + "01");
        assertThat(HexFormat.of().formatHex(snapshot.header()))
                .isEqualTo(
                        "0001" + "00000003" + "000000000000004d" + "0000000d" + "00000001" + "6e272b36" + "249887a7");
    }

    @Test
    void shouldBringBackEveryTypeOfField() {
        double[] numbers = {1.5, -0.0, Double.MIN_VALUE, Double.MAX_VALUE};
        long[] wides = {Long.MIN_VALUE, 0, Long.MAX_VALUE};
        Snapshot snapshot = SnapshotCodec.write(VERSION, 1, io -> {
            io.flag("flag", true);
            io.integer("integer", -5, -5, 5);
            io.number("number", 0.1);
            io.numbers("numbers", numbers);
            io.wides("wides", wides);
            io.text("text", "Übung \uD83D\uDE00");
            io.text("nothing", null);
            io.bytes("bytes", new byte[] {1, -1});
            io.bytes("no bytes", null);
            io.choice("colour", Colour.BLUE, Colour.class);
        });
        read(snapshot, io -> {
            assertThat(io.restoring()).isTrue();
            assertThat(io.flag("flag", false)).isTrue();
            assertThat(io.integer("integer", 0, -5, 5)).isEqualTo(-5);
            assertThat(io.number("number", 0)).isEqualTo(0.1);
            double[] numbersBack = new double[4];
            io.numbers("numbers", numbersBack);
            assertThat(numbersBack).isEqualTo(numbers);
            long[] widesBack = new long[3];
            io.wides("wides", widesBack);
            assertThat(widesBack).isEqualTo(wides);
            assertThat(io.text("text", null)).isEqualTo("Übung \uD83D\uDE00");
            assertThat(io.text("nothing", "x")).isNull();
            assertThat(io.bytes("bytes", null)).containsExactly(1, -1);
            assertThat(io.bytes("no bytes", new byte[1])).isNull();
            assertThat(io.choice("colour", Colour.RED, Colour.class)).isEqualTo(Colour.BLUE);
            return io;
        });
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, CHUNK_BYTES / 8 - 1, CHUNK_BYTES / 8, CHUNK_BYTES / 8 + 1, 3 * CHUNK_BYTES / 8 + 17})
    void shouldCutTheStateIntoChunks(int count) {
        long[] written = new SplittableRandom(count).longs(count).toArray();
        Snapshot snapshot = SnapshotCodec.write(VERSION, 0, io -> io.wides("wides", written));
        int bytes = 8 * count;
        assertThat(snapshot.chunks()).hasSize((bytes + CHUNK_BYTES - 1) / CHUNK_BYTES);
        for (int i = 0; i < snapshot.chunks().size(); i++) {
            assertThat(snapshot.chunks().get(i)).hasSize(Math.min(CHUNK_BYTES, bytes - i * CHUNK_BYTES));
        }
        long[] restored = new long[count];
        read(snapshot, io -> {
            io.wides("wides", restored);
            return io;
        });
        assertThat(restored).isEqualTo(written);
    }

    @Test
    void shouldDetectEveryFlippedBit() {
        Snapshot snapshot = small();
        for (byte[] part : List.of(snapshot.header(), snapshot.chunks().get(0))) {
            for (int bit = 0; bit < 8 * part.length; bit++) {
                part[bit / 8] ^= (byte) (1 << bit % 8);
                assertCorrupt(() -> read(snapshot, SnapshotCodecTest::restoreSmall), "checksum of the");
                part[bit / 8] ^= (byte) (1 << bit % 8);
            }
        }
        assertThat(read(snapshot, SnapshotCodecTest::restoreSmall)).isEqualTo(List.of(0x01020304, -2L, true));
    }

    @Test
    void shouldDetectMissingTruncatedAndLongerParts() {
        Snapshot snapshot = SnapshotCodec.write(VERSION, 0, io -> io.wides("wides", new long[CHUNK_BYTES / 8 + 2]));
        List<byte[]> chunks = snapshot.chunks();
        assertCorrupt(
                () -> read(snapshot.header(), i -> i == 1 ? null : chunks.get(i)),
                "bytes of chunk 1: expected 16, got 0");
        assertCorrupt(() -> read(snapshot.header(), i -> new byte[15]), "bytes of chunk 0: expected 524288, got 15");
        assertCorrupt(
                () -> read(snapshot.header(), i -> i == 1 ? new byte[17] : chunks.get(i)),
                "bytes of chunk 1: expected 16, got 17");
        assertCorrupt(() -> read(new byte[29], chunks::get), "header: expected 30 bytes, got 29");
        assertCorrupt(() -> read(new byte[31], chunks::get), "header: expected 30 bytes, got 31");
        assertCorrupt(() -> read(new byte[0], chunks::get), "header: expected 30 bytes, got 0");
    }

    @Test
    void shouldRefuseVersionsThatItDoesNotKnow() {
        Snapshot snapshot = small();
        assertCorrupt(
                () -> SnapshotCodec.read(2, snapshot.header(), snapshot.chunks()::get, SnapshotCodecTest::restoreSmall),
                "core version: expected 1 to 2, got 3");
        assertThat(SnapshotCodec.<List<Object>>read(
                        4, snapshot.header(), snapshot.chunks()::get, SnapshotCodecTest::restoreSmall))
                .hasSize(3);
        Snapshot zero = SnapshotCodec.write(0, 0, io -> io.flag("flag", true));
        assertCorrupt(() -> read(zero, io -> io), "core version: expected 1 to 3, got 0");
        byte[] otherFormat = withField(snapshot.header(), 0, (short) 2);
        assertCorrupt(() -> read(otherFormat, snapshot.chunks()::get), "format version: expected 1, got 2");
    }

    @Test
    void shouldRefuseWhatIsLongerOrShorterThanTheState() {
        assertCorrupt(
                () -> read(small(), io -> io.integer("integer", 0, 0, Integer.MAX_VALUE)),
                "expected the end after byte 4, got 9 bytes more");
        assertCorrupt(
                () -> read(small(), io -> {
                    io.numbers("rows", new double[2]);
                    return io;
                }),
                "rows: expected 16 bytes at 0, got 13");
    }

    @Test
    void shouldRefuseFieldsThatCannotBeRight() {
        Snapshot notANumber = wide(Double.doubleToRawLongBits(Double.NaN));
        assertCorrupt(() -> read(notANumber, io -> io.number("mean", 0)), "mean: expected a finite number, got NaN");
        Snapshot infinite = wide(Double.doubleToRawLongBits(Double.NEGATIVE_INFINITY));
        assertCorrupt(
                () -> read(infinite, io -> io.number("mean", 0)), "mean: expected a finite number, got -Infinity");
        Snapshot large = wide(7L << 32);
        assertCorrupt(() -> read(large, io -> io.integer("count", 0, 0, 6)), "count: expected 0 to 6, got 7");
        assertCorrupt(() -> read(large, io -> io.text("name", null)), "name: expected 7 bytes at 4, got 4");
        assertCorrupt(() -> read(wide(-2L << 32), io -> io.text("name", null)), "name: expected a length, got -2");
        assertCorrupt(() -> read(wide(2L << 56), io -> io.flag("flag", true)), "flag: expected 0 or 1, got 2");
        Snapshot green = SnapshotCodec.write(VERSION, 0, io -> io.text("colour", "GREEN"));
        assertCorrupt(
                () -> read(green, io -> io.choice("colour", Colour.RED, Colour.class)),
                "colour: expected a Colour, got 'GREEN'");
    }

    @Test
    void shouldSayThatSettingsCannotBeRight() {
        assertCorrupt(
                () -> read(small(), io -> {
                    throw new IllegalArgumentException("units: expected 1 to 128, got 0");
                }),
                "settings: units: expected 1 to 128, got 0");
    }

    @Test
    void shouldNotWriteWhatItWouldNotRead() {
        for (double value : new double[] {Double.NaN, Double.POSITIVE_INFINITY}) {
            assertThatIllegalStateException()
                    .isThrownBy(() -> SnapshotCodec.write(VERSION, 0, io -> io.number("mean", value)));
            assertThatIllegalStateException()
                    .isThrownBy(() ->
                            SnapshotCodec.write(VERSION, 0, io -> io.numbers("mean", new double[] {1, value})));
        }
        assertThatIllegalStateException()
                .isThrownBy(() -> SnapshotCodec.write(VERSION, 0, io -> io.integer("count", 7, 0, 6)));
    }

    private static Snapshot small() {
        return SnapshotCodec.write(VERSION, 77, io -> {
            io.integer("integer", 0x01020304, 0, Integer.MAX_VALUE);
            io.wide("wide", -2);
            io.flag("flag", true);
        });
    }

    private static List<Object> restoreSmall(StateExchange io) {
        return List.of(io.integer("integer", 0, 0, Integer.MAX_VALUE), io.wide("wide", 0), io.flag("flag", false));
    }

    private static Snapshot wide(long bits) {
        return SnapshotCodec.write(VERSION, 0, io -> io.wide("wide", bits));
    }

    private static byte[] withField(byte[] header, int at, short value) {
        ByteBuffer changed = ByteBuffer.wrap(header.clone()).putShort(at, value);
        CRC32C crc = new CRC32C();
        crc.update(changed.array(), 0, 26);
        return changed.putInt(26, (int) crc.getValue()).array();
    }

    private static <T> T read(Snapshot snapshot, Function<StateExchange, T> walk) {
        return SnapshotCodec.read(VERSION, snapshot.header(), snapshot.chunks()::get, walk);
    }

    private static Object read(byte[] header, Function<Integer, byte[]> chunkAt) {
        return SnapshotCodec.read(VERSION, header, chunkAt, Objects::requireNonNull);
    }

    private static void assertCorrupt(ThrowingCallable reading, String message) {
        assertThatExceptionOfType(CorruptStateException.class)
                .isThrownBy(reading)
                .withMessageContaining(message);
    }
}

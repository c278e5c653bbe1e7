package io.spindrift.serde;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.spindrift.model.state.CorruptStateException;
import io.spindrift.model.time.ConfirmedTime;
import io.spindrift.model.time.RecordClock;
import io.spindrift.serde.SeriesHeader.Seen;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.function.Function;
import java.util.stream.Stream;
import java.util.zip.CRC32C;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The values of the store that end in a checksum; those here were computed apart from this code. */
final class SealedRecordsTest {
    private static final long TIME = 1_700_000_000_000L;
    private static final Seen SEEN = new Seen(1000, TIME - 1);
    private static final SeriesHeader HEADER =
            new SeriesHeader(3, 2, true, 1, 16, 41, TIME, SEEN, 13, 0x6e272b36, new byte[] {10, 11});
    private static final JournalEntry ENTRY = new JournalEntry(2, 41, 1000, new byte[] {10, 11, 12});
    private static final PartitionRecord PARTITION = new PartitionRecord(
            new RecordClock(
                    new ConfirmedTime(TIME, 1000, TIME + 1, -2),
                    new ConfirmedTime(TIME - 103, 7, ConfirmedTime.NONE, 0)),
            5,
            -1);
    private static final VersionRecord VERSION = new VersionRecord(0x01020304);

    /** A kind of value, and one of it; 0 version bytes if its format never changes; so many bytes each has before its checksum. */
    private record Kind(
            String name, byte[] bytes, String hex, Function<byte[], Object> reading, int versionBytes, int fixedBytes) {
        @Override
        public String toString() {
            return name;
        }
    }

    static Stream<Kind> kinds() {
        return Stream.of(
                new Kind(
                        "header",
                        HEADER.toBytes(),
                        "0002" + "00000003" + "00000002" + "01" + "01" + "00000010" + "0000000000000029"
                                + "0000018bcfe56800" + "00000000000003e8" + "0000018bcfe567ff"
                                + "0000000d" + "6e272b36" + "0a0b" + "c12913f5",
                        SeriesHeader::fromBytes,
                        2,
                        56),
                new Kind(
                        "journal entry",
                        ENTRY.toBytes(),
                        "02" + "00000002" + "0000000000000029" + "00000000000003e8" + "0a0b0c" + "1595da66",
                        JournalEntry::fromBytes,
                        1,
                        21),
                new Kind(
                        "partition",
                        PARTITION.toBytes(),
                        "02" + "0000018bcfe56800" + "00000000000003e8" + "0000018bcfe56801" + "fffffffffffffffe"
                                + "0000018bcfe56799" + "0000000000000007" + "ffffffffffffffff" + "0000000000000000"
                                + "0000000000000005" + "ffffffffffffffff" + "a5be296f",
                        PartitionRecord::fromBytes,
                        1,
                        81),
                new Kind("version", VERSION.toBytes(), "01020304" + "29308cf4", VersionRecord::fromBytes, 0, 4));
    }

    static Stream<Kind> versionedKinds() {
        return kinds().filter(kind -> kind.versionBytes > 0);
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void shouldKeepItsLayout(Kind kind) {
        assertThat(HexFormat.of().formatHex(kind.bytes)).isEqualTo(kind.hex);
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void shouldDetectEveryFlippedBit(Kind kind) {
        for (int bit = 0; bit < 8 * kind.bytes.length; bit++) {
            byte[] flipped = kind.bytes.clone();
            flipped[bit / 8] ^= (byte) (1 << bit % 8);
            assertCorrupt(kind.reading, flipped, "checksum of the " + kind + ": expected ");
        }
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void shouldDetectMissingAndFurtherBytes(Kind kind) {
        int min = kind.fixedBytes + 4;
        for (int length = 0; length < kind.bytes.length + 9; length++) {
            byte[] cut = Arrays.copyOf(kind.bytes, length);
            if (length < min) {
                assertCorrupt(kind.reading, cut, kind + ": expected at least " + min + " bytes, got " + length);
            } else if (length != kind.bytes.length) {
                assertCorrupt(kind.reading, cut, "checksum of the " + kind);
            }
        }
    }

    @ParameterizedTest
    @MethodSource("versionedKinds")
    void shouldRefuseFormatsThatItDoesNotKnow(Kind kind) {
        for (byte version : new byte[] {0, 1, 3, 127}) {
            byte[] other = kind.bytes.clone();
            other[kind.versionBytes - 1] = version;
            assertCorrupt(kind.reading, resealed(other), "format version: expected 2, got " + version);
        }
    }

    @Test
    void shouldComeBackFromTheirBytes() {
        assertSame(HEADER, SeriesHeader.fromBytes(HEADER.toBytes()));
        SeriesHeader large = new SeriesHeader(
                1,
                Integer.MAX_VALUE,
                false,
                0,
                1,
                Long.MAX_VALUE,
                -1,
                new Seen(Long.MAX_VALUE, -1),
                0,
                -1,
                new byte[5000]);
        assertSame(large, SeriesHeader.fromBytes(large.toBytes()));
        assertSame(ENTRY, JournalEntry.fromBytes(ENTRY.toBytes()));
        JournalEntry empty = new JournalEntry(0, Long.MAX_VALUE, 0, new byte[0]);
        assertSame(empty, JournalEntry.fromBytes(empty.toBytes()));
        assertSame(VERSION, VersionRecord.fromBytes(VERSION.toBytes()));
        assertSame(PARTITION, PartitionRecord.fromBytes(PARTITION.toBytes()));
        assertSame(PartitionRecord.EMPTY, PartitionRecord.fromBytes(PartitionRecord.EMPTY.toBytes()));
    }

    @Test
    void shouldRefuseHeadersWhoseNumbersCannotBeRight() {
        byte[] bytes = HEADER.toBytes();
        assertCorrupt(SeriesHeader::fromBytes, with(bytes, 12, 0), "got place 1, 0 slots, event 41, 13 bytes");
        assertCorrupt(SeriesHeader::fromBytes, with(bytes, 16, -1), "got place 1, 16 slots, event -");
        assertCorrupt(SeriesHeader::fromBytes, with(bytes, 48, -5), "got place 1, 16 slots, event 41, -5 bytes");
    }

    @Test
    void shouldKeepNothingOfAReclaimedSeriesButWhoItWas() {
        assertSame(new SeriesHeader(3, 3, false, 1, 16, 0, TIME, SEEN, 0, 0, new byte[] {10, 11}), HEADER.reclaimed());
        assertThat(HEADER.chunks()).isOne();
        assertThat(HEADER.reclaimed().chunks()).isZero();
    }

    /** Records with arrays are not equal by themselves. */
    private static void assertSame(Object expected, Object got) {
        assertThat(got).usingRecursiveComparison().isEqualTo(expected);
    }

    private static byte[] with(byte[] bytes, int at, int value) {
        return resealed(ByteBuffer.wrap(bytes.clone()).putInt(at, value).array());
    }

    private static byte[] resealed(byte[] bytes) {
        CRC32C crc = new CRC32C();
        crc.update(bytes, 0, bytes.length - 4);
        return ByteBuffer.wrap(bytes)
                .putInt(bytes.length - 4, (int) crc.getValue())
                .array();
    }

    private static void assertCorrupt(Function<byte[], Object> reading, byte[] bytes, String message) {
        assertThatExceptionOfType(CorruptStateException.class)
                .isThrownBy(() -> reading.apply(bytes))
                .withMessageContaining(message);
    }
}

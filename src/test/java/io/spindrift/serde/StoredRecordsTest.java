package io.spindrift.serde;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.spindrift.model.state.CorruptStateException;
import io.spindrift.model.time.ConfirmedTime;
import io.spindrift.model.time.RecordClock;
import io.spindrift.serde.SeriesHeader.Snapshot;
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
final class StoredRecordsTest {
    private static final long TIME = 1_700_000_000_000L;
    private static final Seen SEEN = new Seen(1000, TIME - 1);
    private static final SeriesHeader HEADER =
            new SeriesHeader(3, 2, true, 16, new Snapshot(1, 41, TIME, 13, 0x6e272b36), SEEN, new byte[] {10, 11});
    private static final JournalEntry ENTRY = new JournalEntry(2, 41, SEEN, new byte[] {10, 11, 12});
    private static final PartitionRecord PARTITION = new PartitionRecord(
            new RecordClock(
                    new ConfirmedTime(TIME, 1000, TIME + 1, -2),
                    new ConfirmedTime(TIME - 103, 7, ConfirmedTime.NONE, 0)),
            5,
            -1);
    private static final VersionRecord VERSION = new VersionRecord(0x01020304);

    /**
     * A kind of stored record with an example; 0 version bytes if its format never changes; the number of bytes before
     * its checksum.
     */
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
                        "03" + "00000002" + "0000000000000029" + "00000000000003e8" + "0000018bcfe567ff" + "0a0b0c"
                                + "c1da85b3",
                        JournalEntry::fromBytes,
                        1,
                        29),
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
    void shouldDetectMissingAndAdditionalBytes(Kind kind) {
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
    void shouldRejectUnknownFormatVersions(Kind kind) {
        byte known = kind.bytes[kind.versionBytes - 1];
        for (int version : new int[] {0, 1, known - 1, known + 1, 127}) {
            byte[] other = kind.bytes.clone();
            other[kind.versionBytes - 1] = (byte) version;
            assertCorrupt(kind.reading, resealed(other), "format version: expected " + known + ", got " + version);
        }
    }

    @Test
    void shouldRestoreThemselvesFromTheirBytes() {
        assertSame(HEADER, SeriesHeader.fromBytes(HEADER.toBytes()));
        SeriesHeader large = new SeriesHeader(
                1,
                Integer.MAX_VALUE,
                true,
                1,
                new Snapshot(0, Long.MAX_VALUE, -1, Integer.MAX_VALUE, -1),
                new Seen(Long.MAX_VALUE, -1),
                new byte[5000]);
        assertSame(large, SeriesHeader.fromBytes(large.toBytes()));
        assertSame(ENTRY, JournalEntry.fromBytes(ENTRY.toBytes()));
        JournalEntry empty = new JournalEntry(0, Long.MAX_VALUE, Seen.NEVER, new byte[0]);
        assertSame(empty, JournalEntry.fromBytes(empty.toBytes()));
        assertSame(VERSION, VersionRecord.fromBytes(VERSION.toBytes()));
        assertSame(PARTITION, PartitionRecord.fromBytes(PARTITION.toBytes()));
        assertSame(PartitionRecord.EMPTY, PartitionRecord.fromBytes(PartitionRecord.EMPTY.toBytes()));
    }

    @Test
    void shouldRejectInvalidHeaders_whenTheirChecksumsMatch() {
        byte[] bytes = HEADER.toBytes();
        assertIllegal(with(bytes, 2, 0), "expected a core version from 1, got 0");
        assertIllegal(with(bytes, 6, -1), "expected a generation from 0, got -1");
        assertIllegal(with(bytes, 10, 0x02010000), "expected 0 or 1 for whether there is a state, got 2");
        assertIllegal(with(bytes, 10, 0x01020000), "expected area 0 or 1, got 2");
        assertIllegal(with(bytes, 12, 0), "expected at least 1 slot, got 0");
        assertIllegal(with(bytes, 16, -1), "expected a number of events from 0, got -");
        assertIllegal(with(bytes, 24, -1), "expected a time from −1, got -");
        assertIllegal(with(bytes, 48, -5), "expected a length from 0, got -5");
        assertIllegal(with(bytes, 48, 0), "expected a snapshot exactly if it holds events, got 0 bytes for 41 events");
        assertIllegal(with(bytes, 20, 0), "expected a snapshot exactly if it holds events, got 13 bytes for 0 events");
        assertIllegal(
                with(bytes, 10, 0x00010000), "expected no snapshot where the state has been removed, got 13 bytes");
    }

    @Test
    void shouldKeepSettingsAndTimeOfASeries_whenItsStateIsRemoved() {
        assertSame(new SeriesHeader(3, 3, false, 16, Snapshot.empty(1), SEEN, new byte[] {10, 11}), HEADER.reclaimed());
        assertThat(HEADER.snapshot().chunks()).isOne();
        assertThat(HEADER.reclaimed().snapshot().chunks()).isZero();
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

    private static void assertIllegal(byte[] bytes, String message) {
        assertCorrupt(SeriesHeader::fromBytes, bytes, "header: " + message);
    }

    private static void assertCorrupt(Function<byte[], Object> reading, byte[] bytes, String message) {
        assertThatExceptionOfType(CorruptStateException.class)
                .isThrownBy(() -> reading.apply(bytes))
                .withMessageContaining(message);
    }
}

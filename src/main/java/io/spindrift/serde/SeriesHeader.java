package io.spindrift.serde;

import io.spindrift.model.state.CorruptStateException;
import java.nio.ByteBuffer;

/**
 * The header of a stored series: it points to the snapshot and has the settings. {@link #toBytes} writes every byte of it, big-endian;
 * {@code schemas/state.md} has the same table for readers of the changelog:
 *
 * <pre>
 *     offset  bytes  field
 *          0      2  format version, 2
 *          2      4  core version that wrote settings, snapshot and the events of the journal
 *          6      4  generation: number of times the series has restarted
 *         10      1  1 if there is a state, 0 if it was removed and the next event restarts the series
 *         11      1  area of the chunks of the snapshot, 0 or 1
 *         12      4  K, slots of the journal
 *         16      8  number of events in the snapshot; 0 for no snapshot: the series starts with nothing learned
 *         24      8  largest record time of an event in the snapshot, in milliseconds since 1970; −1 for none
 *         32      8  elapsed time on the clock of the partition at the last event that the header knows, milliseconds
 *         40      8  record time of that event, in milliseconds since 1970; −1 for none
 *         48      4  length of the snapshot in bytes
 *         52      4  CRC-32C of the snapshot
 *         56      n  settings that the series is learned under
 *     56 + n      4  CRC-32C of the bytes before
 * </pre>
 *
 * @param coreVersion that wrote the state
 * @param generation from 0
 * @param alive whether there is a state
 * @param slots K, at least 1
 * @param snapshot of the state
 * @param seen when the last event that this header knows arrived: that of the snapshot, or a later one that a check for expiry found in the
 *     journal
 * @param settings of the series
 */
public record SeriesHeader(
        int coreVersion, int generation, boolean alive, int slots, Snapshot snapshot, Seen seen, byte[] settings) {
    private static final short FORMAT_VERSION = 2;
    private static final int FIXED_BYTES = 56;

    /**
     * Where the snapshot of a series is.
     *
     * @param area of its chunks, 0 or 1; snapshots alternate, so that a half-written one leaves the previous one intact
     * @param events that it holds; 0 for no snapshot
     * @param time largest record time of an event, in milliseconds since 1970; −1 for none
     * @param length in bytes
     * @param checksum of its bytes
     */
    public record Snapshot(int area, long events, long time, int length, int checksum) {

        /** The snapshot of a series that has had no event yet. */
        public static Snapshot empty(int area) {
            return new Snapshot(area, 0, -1, 0, 0);
        }

        /** Returns the number of its chunks. */
        public int chunks() {
            return Chunks.count(length);
        }

        /** Returns the area of the next snapshot. */
        public int otherArea() {
            return 1 - area;
        }
    }

    /** Returns the header that remains when the state is removed. The next event starts the next generation. */
    public SeriesHeader reclaimed() {
        return new SeriesHeader(
                coreVersion, generation + 1, false, slots, Snapshot.empty(snapshot.area), seen, settings);
    }

    /** Returns this header with a later time of the last event. */
    public SeriesHeader seenAt(Seen later) {
        return new SeriesHeader(coreVersion, generation, alive, slots, snapshot, later, settings);
    }

    /** Returns the bytes of this header, with its checksum. */
    public byte[] toBytes() {
        return Checksummed.write(ByteBuffer.allocate(FIXED_BYTES + settings.length + Checksummed.CHECKSUM_BYTES)
                .putShort(FORMAT_VERSION)
                .putInt(coreVersion)
                .putInt(generation)
                .put((byte) (alive ? 1 : 0))
                .put((byte) snapshot.area)
                .putInt(slots)
                .putLong(snapshot.events)
                .putLong(snapshot.time)
                .putLong(seen.elapsed())
                .putLong(seen.time())
                .putInt(snapshot.length)
                .putInt(snapshot.checksum)
                .put(settings));
    }

    /**
     * Reads a stored header.
     *
     * @throws CorruptStateException if these cannot be the bytes of a header
     */
    public static SeriesHeader fromBytes(byte[] bytes) {
        ByteBuffer fields = Checksummed.read("header", bytes, FIXED_BYTES);
        Checksummed.expect("format version", FORMAT_VERSION, fields.getShort());
        int coreVersion = fields.getInt();
        int generation = fields.getInt();
        int alive = fields.get();
        int area = fields.get();
        int slots = fields.getInt();
        long events = fields.getLong();
        long time = fields.getLong();
        Seen seen = new Seen(fields.getLong(), fields.getLong());
        Snapshot snapshot = new Snapshot(area, events, time, fields.getInt(), fields.getInt());
        byte[] settings = new byte[fields.remaining()];
        fields.get(settings);
        expect(alive == 0 || alive == 1, "0 or 1 for whether there is a state", alive);
        SeriesHeader header = new SeriesHeader(coreVersion, generation, alive == 1, slots, snapshot, seen, settings);
        header.requireLegal();
        return header;
    }

    /** A writer with an error also writes a matching checksum. So the values are checked, too. */
    private void requireLegal() {
        expect(coreVersion >= 1, "a core version from 1", coreVersion);
        expect(generation >= 0, "a generation from 0", generation);
        expect(slots >= 1, "at least 1 slot", slots);
        expect(snapshot.area == 0 || snapshot.area == 1, "area 0 or 1", snapshot.area);
        expect(snapshot.events >= 0, "a number of events from 0", snapshot.events);
        expect(snapshot.time >= -1, "a time from −1", snapshot.time);
        expect(snapshot.length >= 0, "a length from 0", snapshot.length);
        expect(
                alive || snapshot.length == 0,
                "no snapshot where the state has been removed",
                snapshot.length + " bytes");
        expect(
                (snapshot.length > 0) == (snapshot.events > 0),
                "a snapshot exactly if it holds events",
                snapshot.length + " bytes for " + snapshot.events + " events");
    }

    private static void expect(boolean holds, String what, Object got) {
        if (!holds) {
            throw new CorruptStateException("header: expected " + what + ", got " + got);
        }
    }
}

package io.spindrift.serde;

import io.spindrift.model.state.CorruptStateException;
import java.nio.ByteBuffer;

/**
 * What the store knows of a series without its state. Big-endian:
 *
 * <pre>
 *     offset  bytes  field
 *          0      2  format version, 2
 *          2      4  core version of the model that wrote the snapshot
 *          6      4  generation: how often the series has begun anew
 *         10      1  1 if the series lives, 0 if its space has been reclaimed and it is to begin anew
 *         11      1  0 or 1: in which of the two places for chunks the snapshot stands
 *         12      4  K, slots of the journal
 *         16      8  number of events in the snapshot; 0 for no snapshot: the series begins with nothing learned
 *         24      8  largest record time of an event in the snapshot, in milliseconds since 1970; −1 for none
 *         32      8  milliseconds that had passed by the clock of the partition when the series was last seen
 *         40      8  record time of the event by which it was last seen; −1 for none
 *         48      4  length of the snapshot in bytes
 *         52      4  CRC-32C of the snapshot
 *         56      n  settings that the series is learned under
 *     56 + n      4  CRC-32C of the bytes before
 * </pre>
 *
 * @param coreVersion of the model that wrote the snapshot
 * @param generation from 0
 * @param alive whether there is a state
 * @param place of the snapshot's chunks, 0 or 1: snapshots take turns, so that one half written leaves the one before whole
 * @param slots K, at least 1
 * @param sequence number of events in the snapshot
 * @param time largest record time of an event in the snapshot, in milliseconds since 1970; −1 for none
 * @param seen when the series was last seen, except by later events in the journal
 * @param length of the snapshot in bytes
 * @param checksum of the snapshot
 * @param settings of the series
 */
public record SeriesHeader(
        int coreVersion,
        int generation,
        boolean alive,
        int place,
        int slots,
        long sequence,
        long time,
        Seen seen,
        int length,
        int checksum,
        byte[] settings) {

    private static final short FORMAT_VERSION = 2;
    private static final int FIXED_BYTES = 56;

    /**
     * When a series was seen.
     *
     * @param elapsed milliseconds that had passed by the clock of the partition
     * @param time of the record, in milliseconds since 1970; −1 if it was no record
     */
    public record Seen(long elapsed, long time) {
        /** Before anything has passed, by no record. */
        public static final Seen NEVER = new Seen(0, -1);
    }

    /** How many chunks the snapshot has. */
    public int chunks() {
        return Chunks.count(length);
    }

    /** The header that stays when the state has been taken out: the next event begins the next generation. */
    public SeriesHeader reclaimed() {
        return new SeriesHeader(coreVersion, generation + 1, false, place, slots, 0, time, seen, 0, 0, settings);
    }

    /** The same, seen later. */
    public SeriesHeader seenAt(Seen later) {
        return new SeriesHeader(
                coreVersion, generation, alive, place, slots, sequence, time, later, length, checksum, settings);
    }

    public byte[] toBytes() {
        return Checksummed.seal(ByteBuffer.allocate(FIXED_BYTES + settings.length + Checksummed.SEAL_BYTES)
                .putShort(FORMAT_VERSION)
                .putInt(coreVersion)
                .putInt(generation)
                .put((byte) (alive ? 1 : 0))
                .put((byte) place)
                .putInt(slots)
                .putLong(sequence)
                .putLong(time)
                .putLong(seen.elapsed())
                .putLong(seen.time())
                .putInt(length)
                .putInt(checksum)
                .put(settings));
    }

    /**
     * A header as it was stored.
     *
     * @throws CorruptStateException if these cannot be the bytes of a header
     */
    public static SeriesHeader fromBytes(byte[] bytes) {
        ByteBuffer fields = Checksummed.open("header", bytes, FIXED_BYTES);
        Checksummed.expect("format version", FORMAT_VERSION, fields.getShort());
        int coreVersion = fields.getInt();
        int generation = fields.getInt();
        boolean alive = fields.get() == 1;
        int place = fields.get();
        int slots = fields.getInt();
        long sequence = fields.getLong();
        long time = fields.getLong();
        Seen seen = new Seen(fields.getLong(), fields.getLong());
        int length = fields.getInt();
        int checksum = fields.getInt();
        byte[] settings = new byte[fields.remaining()];
        fields.get(settings);
        if (place < 0 || place > 1 || slots < 1 || sequence < 0 || length < 0) {
            throw new CorruptStateException(
                    "header: expected place 0 or 1, at least 1 slot and no negative numbers, got place " + place + ", "
                            + slots + " slots, event " + sequence + ", " + length + " bytes");
        }
        return new SeriesHeader(
                coreVersion, generation, alive, place, slots, sequence, time, seen, length, checksum, settings);
    }
}

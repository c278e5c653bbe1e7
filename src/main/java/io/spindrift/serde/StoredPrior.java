package io.spindrift.serde;

import io.spindrift.model.state.CorruptStateException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * A pooled prior as the bytes of its file, big-endian:
 *
 * <pre>
 *     offset  bytes  field
 *          0      8  "SPINPRIO"
 *          8      2  format version, 1
 *         10      4  core version that wrote settings and learned state
 *         14      4  number of series that were pooled, at least 1
 *         18      4  number of regressors
 *         22      4  n, length of the settings
 *         26      n  settings of the series
 *     26 + n      m  learned state, as a new series restores it
 * 26 + n + m      4  CRC-32C of the bytes before
 * </pre>
 *
 * @param coreVersion that wrote settings and learned state
 * @param series how many were pooled
 * @param regressors how many numbers {@code x} of an observation has
 * @param settings of the series
 * @param learned state
 */
public record StoredPrior(int coreVersion, int series, int regressors, byte[] settings, byte[] learned) {
    private static final byte[] MAGIC = "SPINPRIO".getBytes(StandardCharsets.US_ASCII);
    private static final short FORMAT_VERSION = 1;
    private static final int FIXED_BYTES = 26;

    /** Whether a file that begins with these bytes has a pooled prior. */
    public static boolean startsLikeOne(byte[] bytes) {
        return bytes.length >= MAGIC.length && Arrays.equals(bytes, 0, MAGIC.length, MAGIC, 0, MAGIC.length);
    }

    /** Returns the bytes of the file. */
    public byte[] toBytes() {
        int length = FIXED_BYTES + settings.length + learned.length + Checksummed.CHECKSUM_BYTES;
        return Checksummed.write(ByteBuffer.allocate(length)
                .put(MAGIC)
                .putShort(FORMAT_VERSION)
                .putInt(coreVersion)
                .putInt(series)
                .putInt(regressors)
                .putInt(settings.length)
                .put(settings)
                .put(learned));
    }

    /**
     * Reads the bytes of a file.
     *
     * @throws CorruptStateException if they are not those of a pooled prior
     */
    public static StoredPrior fromBytes(byte[] bytes) {
        if (!startsLikeOne(bytes)) {
            throw new CorruptStateException("prior: expected a file of spindrift pool, got another");
        }
        ByteBuffer fields = Checksummed.read("prior", bytes, FIXED_BYTES);
        fields.position(MAGIC.length);
        Checksummed.expect("format version", FORMAT_VERSION, fields.getShort());
        int coreVersion = fields.getInt();
        int series = fields.getInt();
        int regressors = fields.getInt();
        int length = fields.getInt();
        if (coreVersion < 1 || series < 1 || regressors < 0 || length < 0 || length > fields.remaining()) {
            throw new CorruptStateException("prior: expected a core version and a number of series from 1, regressors "
                    + "from 0 and at most " + fields.remaining() + " bytes of settings, got " + coreVersion + ", "
                    + series + ", " + regressors + " and " + length);
        }
        byte[] settings = new byte[length];
        fields.get(settings);
        byte[] learned = new byte[fields.remaining()];
        fields.get(learned);
        return new StoredPrior(coreVersion, series, regressors, settings, learned);
    }
}

package io.spindrift.changelog;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.function.BiConsumer;
import java.util.zip.CRC32C;
import java.util.zip.CheckedInputStream;
import java.util.zip.CheckedOutputStream;

/**
 * The states of an application in a file: the keys and values of its store. Numbers are big-endian:
 *
 * <pre>
 *     bytes  field
 *         8  "SPINDRFT"
 *         2  format version, 1
 *       at the beginning of the entries of each partition
 *         4    −2
 *         4    number of the partition
 *         4    number of partitions
 *       for each key
 *         4    length of the key
 *         n    key
 *         4    length of the value
 *         n    value
 *         4  −1: the end
 *         4  CRC-32C of all bytes before
 * </pre>
 */
public final class StateFile {
    private static final byte[] MAGIC = "SPINDRFT".getBytes(StandardCharsets.US_ASCII);
    private static final short FORMAT_VERSION = 1;
    private static final int END = -1;
    private static final int PARTITION = -2;
    private static final int MAX_LENGTH = 1 << 30;

    private StateFile() {}

    /** Passes entries to a file. */
    public interface Entries {
        void forEach(BiConsumer<byte[], byte[]> to);
    }

    /**
     * The former partition of an entry.
     *
     * @param partition the partition of the changelog
     * @param of the number of partitions
     */
    public record Placement(int partition, int of) {}

    /** Passes the entries of all partitions to a file, one partition after the other. */
    public interface PlacedEntries {
        void forEach(Placement placement, BiConsumer<byte[], byte[]> to);
    }

    /** Receives entries of a file, each with its former partition; null if the file does not say it. */
    public interface Placed {
        void accept(Placement placement, byte[] key, byte[] value);
    }

    /** Writes a file, which replaces an existing one, without the partitions of the entries. */
    public static void write(Path path, Entries entries) throws IOException {
        write(path, (out, to) -> entries.forEach(to));
    }

    /** Writes a file, which replaces an existing one, with the partitions of the entries. */
    public static void write(Path path, int partitions, PlacedEntries entries) throws IOException {
        write(path, (out, to) -> {
            for (int p = 0; p < partitions; p++) {
                out.writeInt(PARTITION);
                out.writeInt(p);
                out.writeInt(partitions);
                entries.forEach(new Placement(p, partitions), to);
            }
        });
    }

    private interface Body {
        void write(DataOutputStream out, BiConsumer<byte[], byte[]> to) throws IOException;
    }

    private static void write(Path path, Body body) throws IOException {
        CheckedOutputStream checked =
                new CheckedOutputStream(new BufferedOutputStream(Files.newOutputStream(path)), new CRC32C());
        try (DataOutputStream out = new DataOutputStream(checked)) {
            out.write(MAGIC);
            out.writeShort(FORMAT_VERSION);
            body.write(out, (key, value) -> {
                try {
                    out.writeInt(key.length);
                    out.write(key);
                    out.writeInt(value.length);
                    out.write(value);
                } catch (IOException e) {
                    throw new ChangelogException(path + ": cannot be written: " + e.getMessage(), e);
                }
            });
            out.writeInt(END);
            out.flush();
            out.writeInt((int) checked.getChecksum().getValue());
        }
    }

    /**
     * Passes all entries of a file to a consumer. Call it twice if nothing may be done before the whole file has been checked.
     *
     * @throws ChangelogException if it is not such a file, or is incomplete
     */
    public static void read(Path path, BiConsumer<byte[], byte[]> to) throws IOException {
        read(path, (placement, key, value) -> to.accept(key, value));
    }

    /**
     * Passes all entries of a file to a consumer, with their former partitions.
     *
     * @throws ChangelogException if it is not such a file, or is incomplete
     */
    public static void read(Path path, Placed to) throws IOException {
        CheckedInputStream checked =
                new CheckedInputStream(new BufferedInputStream(Files.newInputStream(path)), new CRC32C());
        try (DataInputStream in = new DataInputStream(checked)) {
            if (!Arrays.equals(in.readNBytes(MAGIC.length), MAGIC)) {
                throw new ChangelogException(path + ": expected a file of exported states, got another");
            }
            short version = in.readShort();
            if (version != FORMAT_VERSION) {
                throw new ChangelogException(path + ": expected format version " + FORMAT_VERSION + ", got " + version);
            }
            entries(path, in, to);
            int expected = (int) checked.getChecksum().getValue();
            int got = in.readInt();
            if (expected != got) {
                throw new ChangelogException(path + ": expected the checksum " + expected + ", got " + got);
            }
        } catch (EOFException e) {
            throw new ChangelogException(path + ": expected more bytes, got the end of the file", e);
        }
    }

    private static void entries(Path path, DataInputStream in, Placed to) throws IOException {
        Placement placement = null;
        for (int length = in.readInt(); length != END; length = in.readInt()) {
            if (length == PARTITION) {
                placement = new Placement(in.readInt(), in.readInt());
            } else {
                byte[] key = bytes(path, in, length);
                to.accept(placement, key, bytes(path, in, in.readInt()));
            }
        }
    }

    private static byte[] bytes(Path path, DataInputStream in, int length) throws IOException {
        if (length < 0 || length > MAX_LENGTH) {
            throw new ChangelogException(path + ": expected a length, got " + length);
        }
        byte[] bytes = in.readNBytes(length);
        if (bytes.length != length) {
            throw new EOFException();
        }
        return bytes;
    }
}

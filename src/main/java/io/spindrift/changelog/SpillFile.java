package io.spindrift.changelog;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * Stores values in a temporary file, because they may not fit into memory. First all values are put, then any of them can be
 * read.
 */
final class SpillFile implements AutoCloseable {
    private static final int BUFFER_BYTES = 1 << 16;

    private final FileChannel channel;
    private final OutputStream out;
    private long end;

    /** The position of a value. */
    record Place(long offset, int length) {}

    SpillFile() {
        try {
            Path file = Files.createTempFile("spindrift-", ".values");
            channel = FileChannel.open(
                    file, StandardOpenOption.READ, StandardOpenOption.WRITE, StandardOpenOption.DELETE_ON_CLOSE);
            out = new BufferedOutputStream(Channels.newOutputStream(channel), BUFFER_BYTES);
        } catch (IOException e) {
            throw failed(e);
        }
    }

    Place put(byte[] value) {
        try {
            out.write(value);
        } catch (IOException e) {
            throw failed(e);
        }
        Place place = new Place(end, value.length);
        end += value.length;
        return place;
    }

    byte[] get(Place place) {
        ByteBuffer value = ByteBuffer.allocate(place.length);
        try {
            out.flush();
            while (value.hasRemaining()) {
                if (channel.read(value, place.offset + value.position()) < 0) {
                    throw new IOException("ends after " + channel.size() + " bytes");
                }
            }
        } catch (IOException e) {
            throw failed(e);
        }
        return value.array();
    }

    @Override
    public void close() {
        try {
            channel.close();
        } catch (IOException e) {
            throw failed(e);
        }
    }

    private static ChangelogException failed(IOException e) {
        return new ChangelogException(
                "java.io.tmpdir: expected a folder with space for the values of a partition, got "
                        + System.getProperty("java.io.tmpdir") + " (" + e + ")",
                e);
    }
}

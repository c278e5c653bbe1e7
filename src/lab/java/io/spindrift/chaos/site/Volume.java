package io.spindrift.chaos.site;

import io.spindrift.process.Programs;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * Where an instance keeps its state: a small file system of its own, where this machine lets one be mounted; else a folder,
 * which can neither be filled nor be made read-only.
 */
public final class Volume implements AutoCloseable {
    private static final int SIZE_MEGABYTES = 192;
    private static final String FILLER = "filler";

    private final Path path;
    private final boolean mounted;

    Volume(Path path) throws IOException {
        this.path = Files.createDirectories(path);
        mounted = Programs.run(
                "mount", "-t", "tmpfs", "-o", "size=" + SIZE_MEGABYTES + "m", "spindrift-chaos", path.toString());
    }

    public Path path() {
        return path;
    }

    /** Whether it is a file system of its own. */
    public boolean mounted() {
        return mounted;
    }

    /** Takes all the room there is. */
    public void fill() throws IOException {
        byte[] block = new byte[1 << 16];
        try (OutputStream out = Files.newOutputStream(path.resolve(FILLER))) {
            while (true) {
                out.write(block);
            }
        } catch (IOException e) {
            // No space is left, as intended.
            if (!Files.exists(path.resolve(FILLER))) {
                throw e;
            }
        }
    }

    /** Gives that room back. */
    public void free() throws IOException {
        Files.deleteIfExists(path.resolve(FILLER));
    }

    /** To be called while no process has a file open for writing there. */
    public void readOnly(boolean is) {
        if (!Programs.run("mount", "-o", "remount," + (is ? "ro" : "rw"), path.toString())) {
            throw new IllegalStateException(path + ": expected to be mounted again, got a refusal");
        }
    }

    /** Removes all that is in it. */
    public void wipe() throws IOException {
        for (Path each : below(path)) {
            if (!each.equals(path)) {
                Files.delete(each);
            }
        }
    }

    @Override
    public void close() {
        if (mounted) {
            Programs.run("umount", "--lazy", path.toString());
        }
    }

    /** All paths below one, the deepest first. */
    static List<Path> below(Path path) throws IOException {
        try (Stream<Path> all = Files.walk(path)) {
            return all.sorted(Comparator.reverseOrder()).toList();
        }
    }
}

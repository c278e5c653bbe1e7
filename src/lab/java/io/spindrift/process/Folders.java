package io.spindrift.process;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.stream.Stream;

/** Folders of a run. */
public final class Folders {

    private Folders() {}

    /** What all files in it take; those that vanish meanwhile count nothing. */
    public static long bytes(Path path) throws IOException {
        try (Stream<Path> all = Files.walk(path)) {
            return all.mapToLong(each -> each.toFile().isFile() ? each.toFile().length() : 0)
                    .sum();
        } catch (UncheckedIOException e) {
            return bytes(path);
        }
    }

    /** Removes a folder with all that is in it. */
    public static void delete(Path path) throws IOException {
        try (Stream<Path> all = Files.walk(path)) {
            for (Path each : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(each);
            }
        }
    }
}

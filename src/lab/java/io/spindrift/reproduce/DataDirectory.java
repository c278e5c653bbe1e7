package io.spindrift.reproduce;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * A folder of data.
 *
 * @param root with {@code regression/*.csv} and {@code series/*.csv}
 */
public record DataDirectory(Path root) {

    /** The file of a regression problem: inputs, then the label. */
    public Path regression(String name) {
        return root.resolve("regression").resolve(name + ".csv");
    }

    /** The file of a series. */
    public Path series(String name) {
        return root.resolve("series").resolve(name + ".csv");
    }

    /** The files of all regression problems that are there: those that are known in their order, then others by name. */
    public List<Path> regressionFiles(List<String> known) {
        return ordered("regression", known.stream().map(this::regression).toList());
    }

    /** The same of series. */
    public List<Path> seriesFiles(List<String> known) {
        return ordered("series", known.stream().map(this::series).toList());
    }

    /** Those that are not there. */
    public static List<Path> absent(List<Path> files) {
        return files.stream().filter(file -> !Files.isRegularFile(file)).toList();
    }

    private List<Path> ordered(String part, List<Path> known) {
        List<Path> all = new ArrayList<>(known);
        all.removeAll(absent(known));
        present(part).stream().filter(file -> !known.contains(file)).forEach(all::add);
        return all;
    }

    private List<Path> present(String part) {
        Path folder = root.resolve(part);
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(".csv"))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

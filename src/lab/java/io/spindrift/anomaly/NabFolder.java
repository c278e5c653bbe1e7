package io.spindrift.anomaly;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.spindrift.config.ConfigurationException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * A checkout of the repository of NAB.
 *
 * @param root with {@code data}, {@code labels} and {@code results}
 */
public record NabFolder(Path root) {
    private static final ObjectMapper JSON = new ObjectMapper();
    static final String VALUE = "value";

    /** The file that says where anomalies are. */
    Path labels() {
        return root.resolve("labels").resolve("combined_windows.json");
    }

    /** The scores that NAB publishes. */
    Path published() {
        return root.resolve("results").resolve("final_results.json");
    }

    Path data(String name) {
        return root.resolve("data").resolve(name);
    }

    /** The rows of a detector whose results are stored. */
    Path results(String detector, String name) {
        Path path = Path.of(name);
        return root.resolve("results")
                .resolve(detector)
                .resolve(path.getParent())
                .resolve(detector + "_" + path.getFileName());
    }

    /** The names of all files with labels, whether they are there or not, in order. */
    List<String> names() {
        if (!Files.isRegularFile(labels())) {
            throw new ConfigurationException(
                    "--data: expected a checkout of NAB with labels/combined_windows.json, got " + root);
        }
        return read(labels()).properties().stream().map(Map.Entry::getKey).toList();
    }

    /** The files that are not there. */
    List<Path> absent() {
        return names().stream()
                .map(this::data)
                .filter(file -> !Files.isRegularFile(file))
                .toList();
    }

    /** The names of the files that are there. */
    List<String> present() {
        return names().stream().filter(name -> Files.isRegularFile(data(name))).toList();
    }

    /** Whether all results of a detector are there, and its published score. */
    boolean hasResults(String detector) {
        return Files.isRegularFile(published())
                && read(published()).has(detector)
                && names().stream().allMatch(name -> Files.isRegularFile(results(detector, name)));
    }

    /** The published score of a detector. */
    double published(String detector, NabProfile profile) {
        return read(published()).path(detector).path(profile.key()).asDouble(Double.NaN);
    }

    TimedSeries series(String name) {
        return TimedSeries.read(data(name), VALUE);
    }

    /** A file and its windows, whose ends are rows with those times. */
    NabFile file(String name, TimedSeries series) {
        List<NabFile.Window> windows = new ArrayList<>();
        for (JsonNode window : read(labels()).get(name)) {
            windows.add(new NabFile.Window(row(name, series, window.get(0)), row(name, series, window.get(1))));
        }
        return new NabFile(name, series.rows(), windows);
    }

    private static int row(String name, TimedSeries series, JsonNode time) {
        LocalDateTime parsed = LocalDateTime.parse(time.asText().replace(' ', 'T'));
        long millis = parsed.toInstant(ZoneOffset.UTC).toEpochMilli();
        for (int row = 0; row < series.rows(); row++) {
            if (series.times()[row] == millis) {
                return row;
            }
        }
        throw new ConfigurationException(
                name + ": expected a row at " + time.asText() + ", an end of a window, got none");
    }

    private static JsonNode read(Path file) {
        try {
            return JSON.readTree(file.toFile());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

package io.spindrift.model.golden;

import io.spindrift.changelog.StateFile;
import io.spindrift.model.series.SavedSeries;
import io.spindrift.model.series.SeriesModel;
import io.spindrift.model.series.SeriesSettings;
import io.spindrift.store.MemoryByteStore;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Writes the golden files of the present core version: {@code make golden}. A version's files are written once, when it begins,
 * and never again.
 */
public final class GoldenWriter {
    static final Path FOLDER = Path.of("src", "test", "resources", "golden");

    /** Ends the name of a file of {@link io.spindrift.changelog.StateFile}. */
    static final String STORE = ".store";
    /** The models of which a whole store is kept: those of either mode that are most used. */
    static final List<String> STORED = List.of("blend", "blend-linear.series", "pf-block-lstm-general");

    /** Series of a store. */
    static final List<String> SERIES = List.of("golden", "second");

    private GoldenWriter() {}

    public static void main(String[] arguments) throws IOException {
        Path folder = FOLDER.resolve(Integer.toString(SeriesModel.CORE_VERSION));
        if (Files.exists(folder)) {
            throw new IllegalStateException(folder + ": expected a new core version, got one whose files are written;"
                    + " raise SeriesModel.CORE_VERSION (before the first release: remove the folder)");
        }
        for (Map.Entry<String, byte[]> file : files().entrySet()) {
            Files.createDirectories(folder);
            Files.write(folder.resolve(file.getKey()), file.getValue());
        }
    }

    /** All files of the present core version, by name. */
    static Map<String, byte[]> files() throws IOException {
        Map<String, byte[]> files = new LinkedHashMap<>();
        StringBuilder digests = new StringBuilder();
        Golden.models().forEach((name, settings) -> {
            digests.append(name)
                    .append(' ')
                    .append(Long.toHexString(Golden.digest(settings)))
                    .append('\n');
            if (name.endsWith("lstm-general") || name.startsWith("blend") || !name.contains("-")) {
                addState(files, name, settings);
            }
        });
        for (String name : STORED) {
            files.put(name + STORE, store(name));
        }
        files.put("digests.txt", digests.toString().getBytes(StandardCharsets.US_ASCII));
        return files;
    }

    /** A task's store in the middle of a run. */
    private static byte[] store(String name) throws IOException {
        MemoryByteStore table = new MemoryByteStore();
        try (GoldenStore store = new GoldenStore(table, Golden.models().get(name))) {
            for (String series : SERIES) {
                store.run(series, 0, Golden.STORED_AFTER);
            }
        }
        Path file = Files.createTempFile("golden", STORE);
        try {
            StateFile.write(file, to -> table.scan(new byte[0], to));
            return Files.readAllBytes(file);
        } finally {
            Files.delete(file);
        }
    }

    private static void addState(Map<String, byte[]> files, String name, SeriesSettings settings) {
        SeriesModel model = SeriesModel.create("golden", settings);
        for (int step = 0; step < Golden.STORED_AFTER; step++) {
            Golden.step(model, step);
        }
        byte[] state = SavedSeries.save(model);
        Golden.Bits later = new Golden.Bits();
        for (int step = Golden.STORED_AFTER; step < Golden.FORECAST_TO; step++) {
            later.add(Golden.step(model, step));
        }
        files.put(name + ".state", state);
        files.put(name + ".forecasts", later.lines.toString().getBytes(StandardCharsets.US_ASCII));
    }
}

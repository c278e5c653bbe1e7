package io.spindrift.model.golden;

import static org.assertj.core.api.Assertions.assertThat;

import io.spindrift.model.series.SavedSeries;
import io.spindrift.model.series.SeriesModel;
import io.spindrift.model.series.SeriesSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * Results and stored states do not change. If this test fails, bits have changed: raise
 * {@link SeriesModel#CORE_VERSION}, write the files of the new version, and keep those of the old ones.
 */
final class GoldenTest {

    @Test
    void shouldComputeAndStoreTheBitsOfItsCoreVersion() throws IOException {
        Path folder = GoldenWriter.FOLDER.resolve(Integer.toString(SeriesModel.CORE_VERSION));
        Map<String, byte[]> files = GoldenWriter.files();
        assertThat(names(folder)).containsExactlyInAnyOrderElementsOf(files.keySet());
        for (Map.Entry<String, byte[]> file : files.entrySet()) {
            assertThat(folder.resolve(file.getKey())).hasBinaryContent(file.getValue());
        }
    }

    @Test
    void shouldReadTheStatesOfEveryVersion_andContinue() throws IOException {
        try (Stream<Path> versions = Files.list(GoldenWriter.FOLDER)) {
            for (Path version : versions.toList()) {
                for (String name : names(version)) {
                    if (name.endsWith(".state")) {
                        goOn(version, name.replace(".state", ""));
                    }
                }
            }
        }
    }

    private static void goOn(Path version, String name) throws IOException {
        byte[] state = Files.readAllBytes(version.resolve(name + ".state"));
        SeriesSettings template = Golden.models().get("rls");
        SeriesModel model = SavedSeries.restore("golden", template, state);
        Golden.Bits later = new Golden.Bits();
        for (int step = Golden.STORED_AFTER; step < Golden.FORECAST_TO; step++) {
            later.add(Golden.step(model, step));
        }
        if (version.endsWith(Integer.toString(SeriesModel.CORE_VERSION))) {
            assertThat(version.resolve(name + ".forecasts")).hasContent(later.lines.toString());
        }
        assertThat(later.lines.toString().lines()).hasSize(Golden.FORECAST_TO - Golden.STORED_AFTER);
    }

    private static List<String> names(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString()).toList();
        }
    }
}

package io.spindrift.topology;

import static org.assertj.core.api.Assertions.assertThat;

import io.spindrift.event.ForecastRow;
import io.spindrift.runtime.RuntimeSettings;
import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The samples of docs/inputs.md: settings, a record under a key, and the series that come of it. */
final class InputsDocTest {
    /** 2026-02-02, after the times in the samples. */
    private static final long PRODUCED = 1_770_000_000_000L;

    private static final Pattern SAMPLE = Pattern.compile("```properties\\n(?<settings>[^`]*)```\\n\\n"
            + "A record under the key `(?<key>[^`]+)`:\\n\\n```json mapped\\n(?<json>[^`]*)```\\n\\n"
            + "gives the series (?<series>`[^`]+`(?:, `[^`]+`)*)(?:, at `(?<at>[^`]+)`)?"
            + "(?:, and later the label under the same key:\\n\\n```json mapped\\n(?<label>[^`]*)```)?");

    @TempDir
    private Path folder;

    @Test
    void shouldProduceTheDocumentedOutput() throws IOException {
        Matcher samples = SAMPLE.matcher(Files.readString(Path.of("docs", "inputs.md")));
        int tried = 0;
        int records = 0;
        while (samples.find()) {
            check(folder.resolve("sample-" + tried++), samples);
            records += samples.group("label") == null ? 1 : 2;
        }
        // Every record of the page, so that none is shown that nothing tries.
        assertThat(records)
                .isEqualTo((int) Files.readAllLines(Path.of("docs", "inputs.md")).stream()
                        .filter(line -> line.startsWith("```json"))
                        .count())
                .isGreaterThan(5);
    }

    @Test
    void shouldShowSettingsThatAreAccepted() throws IOException {
        Matcher blocks =
                Pattern.compile("```properties\\n([^`]*)```").matcher(Files.readString(Path.of("docs", "inputs.md")));
        int tried = 0;
        while (blocks.find()) {
            tried++;
            RuntimeSettings accepted = Driver.settings(
                    folder, settings(blocks.group(1).replace("${env:REGISTRY_PASSWORD}", "${env:PATH}")));
            assertThat(Driver.topology(accepted).describe().toString()).contains("observations-source");
        }
        assertThat(tried).isGreaterThan(5);
    }

    private static void check(Path state, Matcher sample) throws IOException {
        try (Driver driver = new Driver(state, settings(sample.group("settings")))) {
            driver.observe(sample.group("key"), PRODUCED, sample.group("json"));
            List<ForecastRow> forecasts = driver.forecasts();
            assertThat(driver.reasons()).as(sample.group()).isEmpty();
            Set<String> series = new LinkedHashSet<>();
            forecasts.forEach(forecast -> series.add(forecast.series()));
            assertThat(series).containsExactlyElementsOf(quoted(sample.group("series")));
            if (sample.group("at") != null) {
                assertThat(forecasts)
                        .extracting(ForecastRow::time)
                        .containsOnly(Instant.parse(sample.group("at")).toEpochMilli());
            }
            if (sample.group("label") != null) {
                driver.observe(sample.group("key"), PRODUCED + 1, sample.group("label"));
                assertThat(driver.scores()).hasSize(1);
            }
        }
    }

    private static Map<String, String> settings(String text) throws IOException {
        Properties properties = new Properties();
        properties.load(new StringReader(text));
        Map<String, String> settings = new TreeMap<>();
        properties.stringPropertyNames().forEach(name -> settings.put(name, properties.getProperty(name)));
        return settings;
    }

    private static List<String> quoted(String text) {
        List<String> names = new ArrayList<>();
        Matcher name = Pattern.compile("`([^`]+)`").matcher(text);
        while (name.find()) {
            names.add(name.group(1));
        }
        return names;
    }
}

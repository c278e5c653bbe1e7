package io.spindrift.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.spindrift.config.Configuration;
import io.spindrift.config.ConfigurationException;
import io.spindrift.config.Sources;
import io.spindrift.model.series.Donor;
import io.spindrift.model.series.SavedSeries;
import io.spindrift.model.series.SeriesEvent;
import io.spindrift.model.series.SeriesModel;
import io.spindrift.model.series.SeriesSettings;
import io.spindrift.rules.RuleRegistry;
import io.spindrift.series.SeriesModels;
import io.spindrift.series.SeriesRules;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Donors in files: the state that is used, and errors for unusable files. */
final class WarmStartFileTest {
    private static final SeriesSettings SETTINGS = settings(Map.of());

    @TempDir
    private Path folder;

    /** With a state in the snapshot only, and with events in the journal after it. */
    @ParameterizedTest
    @ValueSource(ints = {1, 15, 16, 17, 40})
    void shouldStartWithTheLearnedStateOfTheDonor(int records) throws IOException {
        ExportedStates states = new ExportedStates(SETTINGS).learn("a", records).learn("b", 20);
        Path file = states.write(folder.resolve("states"));
        Donor donor = new WarmStartSource(file.toString(), "a").donor(SETTINGS).orElseThrow();
        assertThat(begun(donor)).isEqualTo(begun(SeriesModels.donor(states.model("a"))));
    }

    @Test
    void shouldNeedNoName_whenTheFileHasOneSeries() throws IOException {
        Path file = new ExportedStates(SETTINGS).learn("a", 40).write(folder.resolve("states"));
        assertThat(new WarmStartSource(file.toString(), "").donor(SETTINGS)).isPresent();
        assertThat(new WarmStartSource("", "").donor(SETTINGS)).isEmpty();
    }

    @Test
    void shouldRequireTheName_whenTheFileHasSeveralSeries() throws IOException {
        Path file = new ExportedStates(SETTINGS).learn("a", 3).learn("b", 3).write(folder.resolve("states"));
        refuse(
                file,
                "",
                "warm.start.series: expected the name of a series, since " + file + " has 2 of them, got nothing");
        refuse(file, "c", "warm.start.file: " + file + ": expected a series 'c' with learned labels, got none");
        assertThatThrownBy(() -> new Configuration(
                                new Sources().settings(Map.of("bootstrap.servers", "none:0", "warm.start.series", "a")))
                        .runtime())
                .isInstanceOf(ConfigurationException.class)
                .hasMessage("warm.start.series: expected warm.start.file with it, got 'a' without a file");
    }

    @Test
    void shouldRejectAFile_whenItHasNoStates() throws IOException {
        Path file = folder.resolve("states");
        refuse(file, "", "warm.start.file: " + file + ": expected a file of exported states, got none");
        refuse(folder, "", "warm.start.file: " + folder + ": expected a file of exported states, got none");
        Files.writeString(file, "something else");
        refuse(file, "", "warm.start.file: " + file + ": expected a file of exported states, got another");
    }

    @ParameterizedTest
    @ValueSource(doubles = {0.1, 0.5, 0.9})
    void shouldRejectADamagedFile(double at) throws IOException {
        Path file = new ExportedStates(SETTINGS).learn("a", 40).write(folder.resolve("states"));
        byte[] bytes = Files.readAllBytes(file);
        Files.write(file, Arrays.copyOf(bytes, (int) (at * bytes.length)));
        refuse(file, "a", "warm.start.file: " + file + ": expected more bytes, got the end of the file");
        bytes[(int) (at * bytes.length)] ^= 4;
        Files.write(file, bytes);
        refuse(file, "a", "warm.start.file: " + file + ": ");
    }

    @Test
    void shouldRejectTheStateOfALaterVersion() throws IOException {
        Path file = new ExportedStates(SETTINGS).learn("a", 40).writeLater(folder.resolve("states"));
        int version = SeriesModel.CORE_VERSION;
        refuse(
                file,
                "a",
                "warm.start.file: " + file + ": core version: expected 1 to " + version + ", got " + (version + 1));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "input.mode | regression | input.mode: expected series, got regression",
                "series.lags | 4 | series.lags: expected 3, got 4",
                "series.horizons | 1,2 | series.horizons: expected [1], got [1, 2]",
                "state.precision | float32 | state.precision: expected float64, got float32",
                "scale.window | 7 | scale.window: expected 1000, got 7",
                "model.units | 3 | model: expected units=2, got units=3",
                "model | rls | model: expected particle-filter, got rls",
            })
    void shouldRejectADonor_whenItWasLearnedUnderOtherSettings(String setting, String value, String difference)
            throws IOException {
        Path file = new ExportedStates(settings(Map.of(setting, value)))
                .learn("a", 20, setting.equals("input.mode") ? new double[] {1} : new double[0])
                .write(folder.resolve("states"));
        refuse(
                file,
                "a",
                "warm.start.file: " + file
                        + ": expected a series that was learned under the current settings, got another "
                        + difference);
    }

    @ParameterizedTest
    @CsvSource({
        "label.timeout.ms,5000",
        "prediction.interval.levels,0.5",
        "dedup.window.observations,5000",
        "features.max,3"
    })
    void shouldAcceptADonor_whenOnlyItsLabelSettingsDiffer(String setting, String value) throws IOException {
        Path file = new ExportedStates(settings(Map.of(setting, value)))
                .learn("a", 20)
                .write(folder.resolve("states"));
        assertThat(new WarmStartSource(file.toString(), "a").donor(SETTINGS)).isPresent();
    }

    private static void refuse(Path file, String series, String message) {
        assertThatThrownBy(() -> new WarmStartSource(file.toString(), series).donor(SETTINGS))
                .isInstanceOf(StartException.class)
                .hasMessageStartingWith(message);
    }

    private static byte[] begun(Donor donor) {
        SeriesModel model = new SeriesRules(RuleRegistry.closed(SETTINGS), donor).create("new", 0);
        model.apply(new SeriesEvent.Observation(null, 0, new double[0], 5));
        assertThat(model.usedWarmStart()).isTrue();
        return SavedSeries.save(model);
    }

    private static SeriesSettings settings(Map<String, String> own) {
        Map<String, String> all = new HashMap<>(Map.of(
                "bootstrap.servers",
                "none:0",
                "input.mode",
                "series",
                "model",
                "pf-block",
                "series.lags",
                "3",
                "model.units",
                "2"));
        all.putAll(own);
        return new Configuration(new Sources().settings(all)).series();
    }
}

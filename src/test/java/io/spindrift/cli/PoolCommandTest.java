package io.spindrift.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.spindrift.config.BacktestSettings;
import io.spindrift.model.series.Donor;
import io.spindrift.model.series.SeriesEvent;
import io.spindrift.model.series.SeriesModel;
import io.spindrift.model.series.SeriesSettings;
import io.spindrift.runtime.ExportedStates;
import io.spindrift.runtime.StartException;
import io.spindrift.runtime.WarmStartSource;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class PoolCommandTest {
    private static final SeriesSettings SETTINGS = settings("1,2");
    private static final String BLEND_ONLY =
            "expected input.mode series and model blend or blend-linear, got series and rls";

    @TempDir
    private Path folder;

    private record Result(int code, String out, String err) {}

    private static SeriesSettings settings(String horizons) {
        return new BacktestSettings(false, false)
                .with("series.horizons", horizons)
                .settings("blend", 1);
    }

    private Path states() throws IOException {
        return new ExportedStates(SETTINGS)
                .learn("plant.a", 130)
                .learn("plant.b", 170)
                .learn("other", 150)
                .learn("plant.young", 40)
                .write(folder.resolve("states"));
    }

    @Test
    void shouldPoolTheMatchingSeries_thatHaveLearnedEnough() throws IOException {
        Path prior = folder.resolve("prior");
        Result result = pool(states(), prior, "--series", "plant.*");
        assertThat(result.err).isEmpty();
        assertThat(result.out)
                .isEqualToNormalizingNewlines(
                        "pooled 2 series into " + prior + "; left out 1 with fewer than 100 observations\n");
        SeriesModel started = SeriesModel.create("new", SETTINGS);
        started.setWarmStart(donor(prior, SETTINGS));
        started.apply(new SeriesEvent.Observation(null, 0, new double[0], 5));
        assertThat(started.usedWarmStart()).isTrue();
        assertThat(started.outstanding()).isPresent();
    }

    /** Series are added in the order of their names, not in that of the file. */
    @Test
    void shouldWriteTheSameBytes_whenTheSeriesAreInAnotherOrder() throws IOException {
        Path first = folder.resolve("first");
        Path second = folder.resolve("second");
        Path reversed = new ExportedStates(SETTINGS)
                .learn("other", 150)
                .learn("plant.b", 170)
                .learn("plant.a", 130)
                .write(folder.resolve("reversed"));
        pool(states(), first);
        pool(reversed, second);
        assertThat(Files.readAllBytes(first)).isEqualTo(Files.readAllBytes(second));
    }

    @Test
    void shouldSayWhatIsExpected_whenSeriesCannotBePooled() throws IOException {
        Path prior = folder.resolve("prior");
        Path none = folder.resolve("none");
        fails(pool(none, prior), none + ": expected a file of exported states, got none");
        Path states = states();
        fails(
                pool(states, prior, "--series", "x*"),
                states + ": expected series with at least 100 observations whose names match 'x*', got none");
        SeriesSettings rls = new BacktestSettings(false, false).settings("rls", 1);
        Path others = new ExportedStates(rls).learn("a", 120).write(folder.resolve("others"));
        fails(pool(others, prior), "series 'a': " + BLEND_ONLY);
        assertThat(prior).doesNotExist();
    }

    @Test
    void shouldRefuseAPrior_whenTheSettingsAreOthers() throws IOException {
        Path prior = folder.resolve("prior");
        pool(states(), prior);
        assertThatThrownBy(() -> donor(prior, settings("1,3")))
                .isInstanceOf(StartException.class)
                .hasMessage("warm.start.file: " + prior + ": expected a series that was learned under the current "
                        + "settings, got another series.horizons: expected [1, 3], got [1, 2]");
        assertThatThrownBy(() -> new WarmStartSource(prior.toString(), "a").donor(SETTINGS))
                .isInstanceOf(StartException.class)
                .hasMessage("warm.start.series: expected nothing, since " + prior
                        + " has a prior of several series, got 'a'");
    }

    @Test
    void shouldRefuseAPrior_whenItIsDamaged() throws IOException {
        Path prior = folder.resolve("prior");
        pool(states(), prior);
        byte[] bytes = Files.readAllBytes(prior);
        Files.write(prior, Arrays.copyOf(bytes, bytes.length - 1));
        refuses(prior, "checksum of the prior: expected ");
        bytes[bytes.length / 2] ^= 1;
        Files.write(prior, bytes);
        refuses(prior, "checksum of the prior: expected ");
        Files.write(prior, Arrays.copyOf(bytes, 20));
        refuses(prior, "prior: expected at least 30 bytes, got 20");
    }

    private static void refuses(Path prior, String reason) {
        assertThatThrownBy(() -> donor(prior, SETTINGS))
                .isInstanceOf(StartException.class)
                .hasMessageStartingWith("warm.start.file: " + prior + ": " + reason);
    }

    private static Donor donor(Path prior, SeriesSettings settings) {
        return new WarmStartSource(prior.toString(), "").donor(settings).orElseThrow();
    }

    private static void fails(Result result, String message) {
        assertThat(result.code).isEqualTo(2);
        assertThat(result.err).isEqualToNormalizingNewlines("spindrift: " + message + "\n");
    }

    private static Result pool(Path from, Path to, String... more) {
        String[] words = new String[5 + more.length];
        System.arraycopy(new String[] {"pool", "--from", from.toString(), "--to", to.toString()}, 0, words, 0, 5);
        System.arraycopy(more, 0, words, 5, more.length);
        PrintStream before = System.out;
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        StringWriter err = new StringWriter();
        try {
            System.setOut(new PrintStream(out, true, StandardCharsets.UTF_8));
            int code = Spindrift.line().setErr(new PrintWriter(err, true)).execute(words);
            return new Result(code, out.toString(StandardCharsets.UTF_8), err.toString());
        } finally {
            System.setOut(before);
        }
    }
}

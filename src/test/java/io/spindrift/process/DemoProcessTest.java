package io.spindrift.process;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.spindrift.waiting.Waiting;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("long")
class DemoProcessTest {
    private static final int SIGINT_CODE = 128 + 2;

    @TempDir
    private Path folder;

    private Path temporary;

    @BeforeEach
    void createTemporaryFolder() throws IOException {
        temporary = Files.createDirectory(folder.resolve("temporary"));
    }

    @Test
    void shouldForecastEverySeriesOncePerObservation() throws IOException, InterruptedException {
        Path file = folder.resolve("report.json");
        try (Processes processes = new Processes(folder)) {
            Process demo = startDemo(processes, "--seconds", "12", "--headless", "--json", file.toString());
            assertThat(demo.waitFor(Waiting.SECONDS, TimeUnit.SECONDS)).isTrue();
            assertThat(demo.exitValue()).as(processes.log("demo")).isZero();
            assertThat(processes.log("demo"))
                    .contains("robot-arm", "Ahead of the naive forecast on")
                    // The JVM itself prints "WARNING" about libraries.
                    .doesNotContainPattern("\\bWARN\\b|ERROR|Exception");
        }

        JsonNode report = new JsonMapper().readTree(Files.readAllBytes(file));
        assertThat(report.properties())
                .extracting(Map.Entry::getKey)
                .containsExactly("secondsToFirstForecast", "deadLetters", "series");
        assertThat(report.get("secondsToFirstForecast").doubleValue()).isBetween(0.5, (double) Waiting.SECONDS);
        assertThat(report.get("deadLetters").longValue()).isZero();
        assertThat(report.get("series")).hasSizeGreaterThanOrEqualTo(8);
        for (JsonNode series : report.get("series")) {
            long observations = series.get("observations").longValue();
            long labelsLate = series.get("series").textValue().equals("robot-arm") ? 5 : 1;
            assertThat(observations).isGreaterThan(5);
            assertThat(series.get("forecasts").longValue())
                    .as(series.toString())
                    .isEqualTo(observations);
            assertThat(series.get("labels").longValue()).as(series.toString()).isEqualTo(observations - labelsLate);
            assertThat(series.get("mse").doubleValue()).isNotNegative().isFinite();
            assertThat(series.get("naiveMse").doubleValue()).isNotNegative().isFinite();
        }
        assertNothingIsLeft();
    }

    @Test
    void shouldLeaveNothingBehindWhenItIsInterrupted() throws IOException, InterruptedException {
        try (Processes processes = new Processes(folder)) {
            Process demo = startDemo(processes);
            Waiting.until("folders of the demo")
                    .failFast("the demo ended", () -> !demo.isAlive())
                    .until(() -> tasksRun());

            int interrupted = new ProcessBuilder("kill", "-INT", Long.toString(demo.pid()))
                    .start()
                    .waitFor();
            assertThat(interrupted).isZero();
            assertThat(demo.waitFor(Waiting.SECONDS, TimeUnit.SECONDS)).isTrue();
            assertThat(demo.exitValue()).isEqualTo(SIGINT_CODE);
            assertThat(processes.log("demo")).contains("forecasts of").doesNotContain("Exception");
        }
        assertNothingIsLeft();
    }

    private Process startDemo(Processes processes, String... options) throws IOException {
        String[] arguments =
                Stream.concat(Stream.of("demo"), Stream.of(options)).toArray(String[]::new);
        return processes.startLab("demo", List.of("-Djava.io.tmpdir=" + temporary), arguments);
    }

    /** Whether a state store of both applications has been opened. */
    private boolean tasksRun() throws IOException {
        try (Stream<Path> paths = Files.walk(temporary)) {
            return paths.filter(path -> path.endsWith("rocksdb")).count() >= 2;
        } catch (java.io.UncheckedIOException e) {
            return false;
        }
    }

    private void assertNothingIsLeft() throws IOException {
        try (Stream<Path> left = Files.list(temporary)) {
            assertThat(left.map(path -> path.getFileName().toString()).filter(name -> !name.startsWith("hsperfdata")))
                    .isEmpty();
        }
    }
}

package io.spindrift.process;

import static org.assertj.core.api.Assertions.assertThat;

import io.spindrift.waiting.Waiting;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A JVM whose folder for temporary files is not there. */
@Tag("long")
final class TemporaryFolderProcessTest {
    @TempDir
    private Path folder;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "io.spindrift.Main run --set bootstrap.servers=localhost:1 --set http.port=-1",
                "io.spindrift.cli.Lab demo --seconds 1"
            })
    void shouldNameTheFolder_whenItIsMissing(String command) throws IOException, InterruptedException {
        Path missing = folder.resolve("missing");
        assertThat(output(missing, command))
                .contains("java.io.tmpdir: expected a folder that can be written")
                .contains("got " + missing)
                .contains("-Djava.io.tmpdir=FOLDER");
    }

    private static String output(Path temporary, String command) throws IOException, InterruptedException {
        List<String> words = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Djava.io.tmpdir=" + temporary,
                "-cp",
                System.getProperty("java.class.path")));
        words.addAll(List.of(command.split(" ")));
        Process process = new ProcessBuilder(words).redirectErrorStream(true).start();
        try {
            String output = new String(process.getInputStream().readAllBytes());
            assertThat(process.waitFor(Waiting.SECONDS, TimeUnit.SECONDS)).isTrue();
            assertThat(process.exitValue()).as(output).isNotZero();
            return output;
        } finally {
            process.destroyForcibly();
        }
    }
}

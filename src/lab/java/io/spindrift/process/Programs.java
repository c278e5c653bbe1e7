package io.spindrift.process;

import io.spindrift.waiting.Waiting;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** Programs of this machine that are no part of the project. */
public final class Programs {
    private static final List<String> CHROMIUM = List.of("chromium", "chromium-browser", "google-chrome");

    private Programs() {}

    /** A browser, by one of the names that it has. */
    public static Optional<Path> chromium() {
        return find(CHROMIUM);
    }

    /** The first of several names that is on the path. */
    public static Optional<Path> find(List<String> names) {
        return Stream.of(System.getenv("PATH").split(File.pathSeparator))
                .flatMap(folder -> names.stream().map(name -> Path.of(folder, name)))
                .filter(Files::isExecutable)
                .findFirst();
    }

    /** Whether a program exists, can be run, and succeeded. */
    public static boolean run(String... command) {
        try {
            Process process = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
            return process.waitFor(Waiting.SECONDS, TimeUnit.SECONDS) && process.exitValue() == 0;
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}

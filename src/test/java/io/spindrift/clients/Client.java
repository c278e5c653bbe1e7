package io.spindrift.clients;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A client program: its arguments and its output. */
final class Client {
    /** Where {@code make clients-test} installs kafkajs. */
    private static final Path MODULES =
            Path.of("target", "clients", "node_modules").toAbsolutePath();

    private static final long PATIENCE_MINUTES = 3;

    private final List<String> command;

    private Client(List<String> command) {
        this.command = command;
    }

    /** kcat; the test is skipped where it is not installed. */
    static Client kcat() {
        assumeTrue(isInstalled("kcat"), "kcat is not installed (Debian: apt-get install kcat)");
        return new Client(List.of("kcat"));
    }

    /** The driver of kafkajs; the test is skipped where that is not installed. */
    static Client kafkajs() {
        assumeTrue(isInstalled("kafkajs"), "kafkajs is not installed (Node.js, and make clients-test)");
        return new Client(
                List.of("node", Path.of("src", "test", "js", "clients.js").toString()));
    }

    /** Whether a client is there: {@code kcat} or {@code kafkajs}. */
    static boolean isInstalled(String client) {
        return client.equals("kcat")
                ? isThere("kcat", "-V")
                : Files.isDirectory(MODULES.resolve("kafkajs")) && isThere("node", "--version");
    }

    /**
     * Runs it to its end, which must be a good one.
     *
     * @param input of the process, in UTF-8
     * @return the lines of its standard output
     */
    List<String> run(String input, String... arguments) {
        List<String> all = new ArrayList<>(command);
        all.addAll(List.of(arguments));
        try {
            Path in = Files.writeString(Files.createTempFile("client", ".in"), input);
            Path out = Files.createTempFile("client", ".out");
            Path err = Files.createTempFile("client", ".err");
            ProcessBuilder builder = new ProcessBuilder(all)
                    .redirectInput(in.toFile())
                    .redirectOutput(out.toFile())
                    .redirectError(err.toFile());
            builder.environment().put("NODE_PATH", MODULES.toString());
            builder.environment().put("KAFKAJS_NO_PARTITIONER_WARNING", "1");
            Process process = builder.start();
            boolean ended = process.waitFor(PATIENCE_MINUTES, TimeUnit.MINUTES);
            process.destroyForcibly();
            assertThat(ended).as(all + ": " + Files.readString(err)).isTrue();
            assertThat(process.exitValue())
                    .as(all + ": " + Files.readString(err))
                    .isZero();
            List<String> lines = Files.readAllLines(out, StandardCharsets.UTF_8);
            for (Path each : List.of(in, out, err)) {
                Files.delete(each);
            }
            return lines;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new AssertionError("interrupted", e);
        }
    }

    private static boolean isThere(String... command) {
        try {
            Process process = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
            return process.waitFor() == 0;
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            throw new AssertionError("interrupted", e);
        }
    }
}

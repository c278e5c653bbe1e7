package io.spindrift.docs;

import static org.assertj.core.api.Assertions.assertThat;

import io.spindrift.broker.Commands;
import io.spindrift.cli.Lab;
import io.spindrift.config.Configuration;
import io.spindrift.config.Sources;
import io.spindrift.demo.EmbeddedBroker;
import io.spindrift.waiting.Waiting;
import io.spindrift.web.ServedApplication;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.apache.kafka.streams.KafkaStreams.State;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Does what docs/first-ten-minutes.md says, in order: writes its files, runs its commands, asks its queries. Changed are the ports
 * of broker and instance, and the folder of files; the demo of no file ends after some seconds.
 */
@Tag("long")
final class TenMinutesTest {
    private static final Path PAGE = Path.of("docs", "first-ten-minutes.md");
    private static final Pattern FILE = Pattern.compile("(load\\.csv|app\\.properties|report)");
    private static final String ADDRESS = "http://127.0.0.1:8080";

    @TempDir
    private Path folder;

    private final List<String> done = new ArrayList<>();
    private ServedApplication application;

    @Test
    void shouldWorkAsThePageDescribes() throws IOException {
        try (EmbeddedBroker broker = EmbeddedBroker.start()) {
            for (Sample sample : Sample.of(PAGE)) {
                switch (sample.tag()) {
                    case "csv" -> write("load.csv", sample.text());
                    case "properties" ->
                        write(
                                "app.properties",
                                sample.text()
                                                .replace("localhost:9092", broker.bootstrapServers())
                                                .replace("state.dir=", "state.dir=" + folder + "/")
                                        + "\nhttp.port=0\ncommit.interval.ms=50\n");
                    case "sh" -> sample.commands().forEach(this::run);
                    default -> assertThat(sample.tag()).isIn("inline", "json");
                }
            }
        } finally {
            if (application != null) {
                application.close();
            }
        }
        assertThat(done)
                .containsExactly(
                        "demo",
                        "load.csv",
                        "demo",
                        "backtest",
                        "app.properties",
                        "make package",
                        "topics create",
                        "topics describe",
                        "run",
                        "produce",
                        "tail",
                        "inspect",
                        "/api/v1/series/load.north",
                        "/health/ready");
    }

    private void write(String name, String text) throws IOException {
        Files.writeString(folder.resolve(name), text);
        done.add(name);
    }

    private void run(String command) {
        Optional<List<String>> words = Shell.spindrift(command).map(this::inFolder);
        Optional<List<String>> demo = Shell.lab(command).map(this::inFolder);
        if (words.isPresent()) {
            spindrift(words.get());
        } else if (demo.isPresent()) {
            demo(demo.get());
        } else if (command.startsWith("curl ")) {
            ask(command.substring(command.indexOf(ADDRESS) + ADDRESS.length()));
        } else {
            Shell.check(command);
            done.add(command);
        }
    }

    private List<String> inFolder(List<String> words) {
        return words.stream()
                .map(word -> FILE.matcher(word).matches() ? folder.resolve(word).toString() : word)
                .toList();
    }

    private void demo(List<String> given) {
        List<String> words = new ArrayList<>(given);
        words.addAll(List.of("--port", "0", "--headless"));
        words.addAll(given.contains("--csv") ? List.of() : List.of("--seconds", "5"));
        check(Commands.execute(Lab::execute, words.toArray(String[]::new)), given);
    }

    private void spindrift(List<String> given) {
        String name = given.get(0);
        if (name.equals("run")) {
            done.add(name);
            start(Path.of(given.get(given.indexOf("--config") + 1)));
            return;
        }
        if (name.equals("tail")) {
            Waiting.until("forecasts").until(() -> get("/metrics").contains("kafka_stream_spindrift_forecasts_total"));
        }
        check(Commands.execute(given.toArray(String[]::new)), given);
    }

    private void check(Commands.Result result, List<String> given) {
        String name = given.get(0);
        assertThat(result.code()).as(command(given) + ": " + result.err()).isZero();
        done.add(name.equals("topics") ? name + " " + given.get(1) : name);
        assertThat(result.out()).contains(shown(name, given));
    }

    /** Returns the output that the page shows. */
    private static List<String> shown(String name, List<String> words) {
        return switch (name) {
            case "demo" -> words.contains("--csv") ? List.of("load.north", "load.south") : List.of("robot-arm");
            case "backtest" -> List.of("naive", "rls", "blend", "report: ");
            case "topics" -> List.of("observations", "forecasts", "scores", "alerts", "dead-letters");
            case "produce" -> List.of("produced 6 rows");
            case "tail" -> List.of("load.north", "load.south");
            default -> List.of("load.north");
        };
    }

    private void start(Path file) {
        Configuration configuration = new Configuration(new Sources().file(file));
        application = ServedApplication.start(configuration.runtime(), configuration.web());
        Waiting.until("the application").until(() -> application.application().state() == State.RUNNING);
    }

    private void ask(String path) {
        Waiting.until(path).until(() -> status(path) == 200);
        done.add(path);
    }

    private int status(String path) {
        return send(path).statusCode();
    }

    private String get(String path) {
        return send(path).body();
    }

    private HttpResponse<String> send(String path) {
        HttpRequest request =
                HttpRequest.newBuilder(URI.create(application.url() + path)).build();
        try {
            return HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofString());
        } catch (IOException e) {
            throw new AssertionError("no answer to " + path, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }

    private static String command(List<String> words) {
        return String.join(" ", words);
    }
}

package io.spindrift.deploy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.spindrift.process.FreePorts;
import io.spindrift.process.Processes;
import io.spindrift.process.Programs;
import io.spindrift.waiting.Waiting;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A Prometheus of this machine, asked over HTTP. */
final class Prometheus {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final HttpClient http = HttpClient.newHttpClient();
    private final String url;

    private Prometheus(String url) {
        this.url = url;
    }

    /** Starts one, and waits until it answers. */
    static Prometheus start(Processes processes, Path configuration, Path data) throws IOException {
        String address = "127.0.0.1:" + FreePorts.next();
        Process process = processes.start(
                "prometheus",
                List.of(
                        program("prometheus").toString(),
                        "--config.file=" + configuration,
                        "--storage.tsdb.path=" + data,
                        "--web.listen-address=" + address));
        Prometheus prometheus = new Prometheus("http://" + address);
        Waiting.until("Prometheus")
                .failFast("Prometheus ended", () -> !process.isAlive())
                .ignoreExceptionsInstanceOf(IOException.class)
                .until(() -> prometheus.get("/-/ready").statusCode() == 200);
        return prometheus;
    }

    /** What {@code promtool} says, and that it is as content as expected. */
    static String promtool(boolean content, String... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(arguments));
        command.add(0, program("promtool").toString());
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor() == 0).as(output).isEqualTo(content);
        return output;
    }

    private static Path program(String name) {
        Optional<Path> found = Programs.find(List.of(name));
        assumeTrue(found.isPresent(), "expected " + name + " on this machine (Debian: prometheus)");
        return found.orElseThrow();
    }

    /** The series that an expression comes to now. */
    JsonNode query(String expression) {
        return data("/api/v1/query?query=" + encoded(expression)).get("result");
    }

    /** Waits for series of an expression: of a scrape that failed there are none. */
    void awaitSeries(String expression) {
        Waiting.until(expression)
                .pollDelay(Duration.ZERO)
                .until(() -> !query(expression).isEmpty());
    }

    /** The values of a label among the series of a selector. */
    JsonNode labelValues(String label, String selector) {
        return data("/api/v1/label/" + label + "/values?match[]=" + encoded(selector));
    }

    JsonNode data(String path) {
        try {
            HttpResponse<String> answer = get(path.replace("[]", "%5B%5D"));
            assertThat(answer.statusCode()).as(path + ": " + answer.body()).isEqualTo(200);
            return JSON.readTree(answer.body()).get("data");
        } catch (IOException | InterruptedException e) {
            throw new AssertionError("no answer to " + path, e);
        }
    }

    private HttpResponse<String> get(String path) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create(url + path))
                .timeout(Duration.ofSeconds(20))
                .build();
        return http.send(request, BodyHandlers.ofString());
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}

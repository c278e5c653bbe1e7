package io.spindrift.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.spindrift.process.FreePorts;
import io.spindrift.process.Processes;
import io.spindrift.waiting.Waiting;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A Prometheus that scrapes the demo, by the files of deploy/ but for where the demo is and how often it is asked. */
@Tag("long")
final class PrometheusTest {
    private static final Path RULES = Path.of("deploy", "prometheus", "alerts.yml");
    private static final Path CONFIGURATION = Path.of("deploy", "prometheus", "prometheus.yml");
    private static final Path DASHBOARD = Path.of("deploy", "grafana", "spindrift.json");
    private static final String JOB = "spindrift";
    private static final String SCRAPED_EVERY = "5s";
    /** A metric with its labels, by name or by a pattern of names. */
    private static final Pattern SELECTOR =
            Pattern.compile("\\b(?:(?:kafka|spindrift)_[a-z_]+|up\\b)(?:\\{[^}]*})?|\\{__name__[^}]*}");

    @TempDir
    private static Path folder;

    private static Processes processes;
    private static Prometheus prometheus;

    @BeforeAll
    static void start() throws IOException {
        processes = new Processes(folder);
        int port = FreePorts.next();
        prometheus = Prometheus.start(processes, configuration(port), folder.resolve("data"));
        Process demo = processes.startLab(
                "demo", List.of(), "demo", "--headless", "--seconds", "600", "--port", Integer.toString(port));
        Waiting.until("scrapes of scores")
                .failFast("the demo ended", () -> !demo.isAlive())
                .until(() -> prometheus
                                .query("sum(rate(kafka_stream_spindrift_scores_total[30s])) > 0")
                                .size()
                        == 1);
    }

    @AfterAll
    static void stop() {
        if (processes != null) {
            processes.close();
        }
    }

    private static Path configuration(int port) throws IOException {
        Files.copy(RULES, folder.resolve("alerts.yml"));
        // The demo asks for no token.
        Path token = Files.writeString(folder.resolve("token"), "any");
        String text = Files.readString(CONFIGURATION)
                .replace("15s", SCRAPED_EVERY)
                .replace("/run/secrets/http_token", token.toString())
                .replace("spindrift:8080", "127.0.0.1:" + port);
        return Files.writeString(folder.resolve("prometheus.yml"), text);
    }

    @Test
    void shouldBeAcceptedByPromtool() throws IOException, InterruptedException {
        assertThat(Prometheus.promtool(true, "check", "rules", RULES.toString()))
                .contains(rules().size() + " rules found");
        Prometheus.promtool(
                true,
                "check",
                "config",
                "--lint=all",
                "--lint-fatal",
                folder.resolve("prometheus.yml").toString());
        String broken = Files.readString(RULES).replace("for: 15m", "for: a while");
        Path file = Files.writeString(folder.resolve("broken.yml"), broken);
        assertThat(Prometheus.promtool(false, "check", "rules", file.toString()))
                .contains("not a valid duration string");
    }

    @Test
    void shouldScrapeTheDemo() {
        JsonNode target = prometheus.data("/api/v1/targets").at("/activeTargets/0");
        assertThat(target.get("health").asText()).isEqualTo("up");
        assertThat(target.get("lastError").asText()).isEmpty();
        assertThat(prometheus.labelValues("job", "spindrift_ready"))
                .extracting(JsonNode::asText)
                .containsExactly(JOB);
    }

    static List<String> queries() throws IOException {
        List<String> queries = new ArrayList<>();
        for (JsonNode panel : new ObjectMapper().readTree(DASHBOARD.toFile()).get("panels")) {
            panel.get("targets")
                    .forEach(target -> queries.add(target.get("expr").asText()));
        }
        return queries;
    }

    @ParameterizedTest
    @MethodSource("queries")
    void shouldHaveSeriesForEachQueryOfTheDashboard(String query) {
        String asked = query.replace("$job", JOB).replace("$__rate_interval", "1m");
        prometheus.awaitSeries(asked);
    }

    static List<JsonNode> rules() {
        JsonNode groups = prometheus.data("/api/v1/rules").get("groups");
        return stream(groups).flatMap(group -> stream(group.get("rules"))).toList();
    }

    private static Stream<JsonNode> stream(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false);
    }

    @Test
    void shouldEvaluateEveryAlert() {
        assertThat(rules()).hasSizeGreaterThan(5);
        Waiting.until("evaluations")
                .until(() -> rules().stream()
                        .noneMatch(rule -> rule.get("health").asText().equals("unknown")));
        for (JsonNode rule : rules()) {
            String name = rule.get("name").asText();
            assertThat(rule.path("lastError").asText()).as(name).isEmpty();
            assertThat(rule.get("health").asText()).as(name).isEqualTo("ok");
        }
    }

    @Test
    void shouldHaveSeriesOfEveryMetricOfAlerts() {
        for (JsonNode rule : rules()) {
            List<String> selectors = SELECTOR.matcher(rule.get("query").asText())
                    .results()
                    .map(found -> found.group())
                    .toList();
            assertThat(selectors).as(rule.get("name").asText()).isNotEmpty();
            for (String selector : selectors) {
                prometheus.awaitSeries(selector);
            }
        }
    }
}

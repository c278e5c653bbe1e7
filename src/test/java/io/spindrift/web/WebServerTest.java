package io.spindrift.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import io.spindrift.broker.ClassBroker;
import io.spindrift.broker.TestBed;
import io.spindrift.live.LiveSettings;
import io.spindrift.runtime.StartException;
import io.spindrift.waiting.Waiting;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Two instances of an application over four partitions, asked by a client. */
@Tag("broker")
final class WebServerTest {
    private static final List<String> SERIES =
            List.of("load", "disk/sda 1", "größe", "100%", "a?b#c", "pump-1", "pump-2", "pump-3");
    private static final int VALUES = 30;
    private static final Pattern METRIC = Pattern.compile("\\b(kafka|spindrift|jvm|process)_[a-z_]+\\b(?!\\.)");
    private static final Pattern PATTERN = Pattern.compile("__name__=~.?\"([^\"\\\\]+)");
    private static final String API = "/api/v1/series/";

    @TempDir
    private static Path folder;

    @RegisterExtension
    static final ClassBroker broker = new ClassBroker();

    private static TestBed bed;
    private static Instances instances;
    private static final List<ServedApplication> INSTANCES = new ArrayList<>();

    @BeforeAll
    static void start() {
        bed = new TestBed(broker.bootstrapServers(), "web", folder).set("topics.partitions", "4");
        instances = new Instances(bed, folder);
        for (int i = 0; i < 2; i++) {
            INSTANCES.add(instances.start(Map.of("model", "blend")));
        }
        instances.await(2);
        instances.feed(SERIES, VALUES);
        Waiting.until("metrics of tasks")
                .until(() -> client(INSTANCES.get(0)).get("/metrics").body().contains("kafka_stream_spindrift_"));
    }

    @AfterAll
    static void stop() {
        instances.close();
        bed.close();
    }

    private static Client client(ServedApplication instance) {
        return new Client(instance.url());
    }

    @Test
    void shouldAnswerForEverySeries_onEveryInstance() {
        for (String series : SERIES) {
            for (ServedApplication instance : INSTANCES) {
                JsonNode state = client(instance).json(API + Client.encoded(series) + "/state");
                assertThat(state.get("series").asText()).isEqualTo(series);
                assertThat(state.get("events").asInt()).isEqualTo(VALUES);
                assertThat(state.get("damage")).isEmpty();
                JsonNode detail = client(instance).json(API + Client.encoded(series));
                assertThat(detail.get("sequence")).hasSize(VALUES);
                assertThat(detail.get("value").get(3).asDouble()).isEqualTo(Math.sin(3) + SERIES.indexOf(series));
                assertThat(detail.get("past").get(0).get("experts")).isNotEmpty();
            }
        }
    }

    @Test
    void shouldGiveTheForecastFromTheStore_asItWasPublished() {
        for (ServedApplication instance : INSTANCES) {
            JsonNode latest =
                    client(instance).json(API + "load/forecast?horizons=1").get("forecast");
            assertThat(latest).isEqualTo(client(instance).json(API + "load").get("forecast"));
            assertThat(latest.get("prediction")).hasSize(1);
            assertThat(latest.get("sequence").asInt()).isEqualTo(VALUES - 1);
        }
    }

    @Test
    void shouldGiveOnlyEventsAfterAnObservation() {
        JsonNode rest = client(INSTANCES.get(0)).json(API + "load?after=" + (VALUES - 3));
        assertThat(rest.get("sequence")).hasSize(2);
        assertThat(rest.get("past").get(0).get("prediction")).hasSize(2);
    }

    @Test
    void shouldListTheSeriesOfAllInstancesInOneOrder() {
        List<String> sorted = SERIES.stream().sorted().toList();
        for (ServedApplication instance : INSTANCES) {
            JsonNode all = client(instance).listOfAll("/api/v1/series");
            assertThat(names(all)).isEqualTo(sorted);
            for (JsonNode series : all.get("series")) {
                assertThat(series.get("observations").asInt()).isEqualTo(VALUES);
                assertThat(series.get("recentValues")).hasSize(VALUES);
            }
            JsonNode page = client(instance).listOfAll("/api/v1/series?offset=3&limit=4");
            assertThat(names(page)).isEqualTo(sorted.subList(3, 7));
            assertThat(page.get("total").asInt()).isEqualTo(SERIES.size());
            for (String order : List.of("coverage", "p-value", "alarm", "recent")) {
                assertThat(names(client(instance).listOfAll("/api/v1/series?sort=" + order)))
                        .containsExactlyInAnyOrderElementsOf(SERIES);
            }
            assertThat(names(client(instance).listOfAll("/api/v1/series?alarm=open")))
                    .isEmpty();
            JsonNode pumps = client(instance).listOfAll("/api/v1/series?search=PUMP&sort=error&limit=2");
            assertThat(pumps.get("total").asInt()).isEqualTo(3);
            assertThat(pumps.at("/series/0/errorRatio").asDouble())
                    .isGreaterThanOrEqualTo(pumps.at("/series/1/errorRatio").asDouble());
        }
    }

    @Test
    void shouldListTheSeriesOfOneInstance_whenTheQuerySaysSo() {
        List<String> all = new ArrayList<>();
        for (ServedApplication instance : INSTANCES) {
            List<String> own = names(client(instance).json("/api/v1/series?scope=instance"));
            assertThat(own).isNotEmpty();
            all.addAll(own);
            // An instance that was queried by another instance queries no further one, whatever the request says.
            HttpResponse<String> forwarded =
                    client(instance).get("/api/v1/series?scope=all", "Spindrift-Forwarded", "elsewhere:1");
            assertThat(names(Client.parse(forwarded.body()))).isEqualTo(own);
        }
        assertThat(all).containsExactlyInAnyOrderElementsOf(SERIES);
    }

    private static List<String> names(JsonNode listing) {
        List<String> names = new ArrayList<>();
        listing.get("series").forEach(series -> names.add(series.get("series").asText()));
        return names;
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', textBlock = """
            GET;  /nowhere;                                404; nothing is at /nowhere
            POST; /api/v1/series;                          405; expected GET
            GET;  /assets/..%2Fopenapi.json;               404; nothing is at
            GET;  /api/v1/series/unknown/state;            404; expected a series that has had a record
            GET;  /api/v1/series/load/forecast?horizons=7; 404; horizon 7: expected one of [1]
            GET;  /api/v1/series/load/forecast?horizons=x; 400; horizons: expected whole numbers
            GET;  /api/v1/series?sort=size;                400; sort: expected one of [name, error
            GET;  /api/v1/series?alarm=loud;               400; alarm: expected open or nothing, got loud
            GET;  /api/v1/series?scope=here;               400; scope: expected one of [all, instance], got here
            GET;  /api/v1/series?offset=4990;              400; offset and limit: expected at most 5000 together
            GET;  /api/v1/series?limit=0;                  400; limit: expected a whole number from 1 to 1000, got 0
            GET;  /api/v1/series?offset=-1;                400; offset: expected a whole number
            GET;  /api/v1/series/load?after=soon;          400; after: expected a whole number
            """)
    void shouldAnswerWithAProblem_whenARequestIsInvalid(String method, String path, int status, String detail) {
        HttpResponse<String> answer = client(INSTANCES.get(0)).send(method, path);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
        assertThat(answer.headers().firstValue("Content-Type")).hasValue("application/problem+json");
        JsonNode problem = Client.parse(answer.body());
        assertThat(problem.get("status").asInt()).isEqualTo(status);
        assertThat(problem.get("detail").asText()).contains(detail);
    }

    @Test
    void shouldSendChanges() {
        Client client = client(INSTANCES.get(0));
        Waiting.until("the series of all instances")
                .untilAsserted(() -> assertThat(names(client.event("/api/v1/events", "series")))
                        .isEqualTo(SERIES.stream().sorted().toList()));
        assertThat(names(client.event("/api/v1/events?scope=instance", "series")))
                .isEqualTo(names(client.json("/api/v1/series?scope=instance")));
        assertThat(client.event("/api/v1/events", "instance").get("state").asText())
                .isEqualTo("RUNNING");
        // On any instance.
        for (String series : SERIES) {
            assertThat(client.event(API + Client.encoded(series) + "/events", "points")
                            .get("sequence"))
                    .as(series)
                    .hasSize(VALUES);
        }
    }

    @Test
    void shouldPublishMetrics() {
        String metrics = client(INSTANCES.get(0)).get("/metrics").body();
        assertThat(metrics)
                .contains("kafka_stream_spindrift_observations_total", "kafka_stream_spindrift_labels_learned_total")
                .contains("spindrift_ready 1.0", "spindrift_series_error_ratio{quantile=\"0.5\"}")
                .contains("jvm_memory_used_bytes", "kafka_consumer_fetch_manager_records_lag_max");
        assertThat(figures(metrics, "kafka_stream_spindrift_effective_experts_min"))
                .isNotEmpty()
                .allMatch(number -> number >= 1);
        assertThat(figures(metrics, "kafka_stream_spindrift_journal_length_max"))
                .isNotEmpty()
                .allMatch(number -> number > 0);
    }

    /** Those of tasks that have had events lately. */
    private static List<Double> figures(String metrics, String name) {
        return metrics.lines()
                .filter(line -> line.startsWith(name + "{"))
                .map(line -> Double.valueOf(line.substring(line.lastIndexOf(' ') + 1)))
                .filter(number -> !number.isNaN())
                .toList();
    }

    @ParameterizedTest
    @ValueSource(strings = {"deploy/grafana/spindrift.json", "deploy/prometheus/alerts.yml"})
    void shouldPublishTheMetricsOfDashboardAndAlerts(String file) throws IOException {
        TreeSet<String> measured = new TreeSet<>();
        client(INSTANCES.get(0))
                .get("/metrics")
                .body()
                .lines()
                .filter(line -> !line.startsWith("#"))
                .forEach(line -> measured.add(line.split("[{ ]")[0]));
        String text = Files.readString(Path.of(file));
        List<String> asked = METRIC.matcher(text)
                .results()
                .map(found -> found.group())
                .distinct()
                .toList();
        assertThat(asked).hasSizeGreaterThan(5);
        assertThat(measured).containsAll(asked);
        PATTERN.matcher(text)
                .results()
                .map(found -> found.group(1))
                .forEach(pattern -> assertThat(measured).as(pattern).anyMatch(name -> name.matches(pattern)));
    }

    @Test
    void shouldDescribeAnswersInOpenApi() {
        JsonNode document = client(INSTANCES.get(0)).json("/openapi.json");
        TreeSet<String> described = new TreeSet<>();
        document.get("paths").fieldNames().forEachRemaining(described::add);
        assertThat(described).isEqualTo(INSTANCES.get(0).server().orElseThrow().paths());
        OpenApi openApi = new OpenApi(document);
        for (String path : List.of(
                "/health/live",
                "/health/ready",
                "/api/v1/instance",
                "/api/v1/series",
                "/api/v1/series/load",
                "/api/v1/series/load/forecast",
                "/api/v1/series/load/scores",
                "/api/v1/series/load/state")) {
            assertThat(openApi.faults(path, client(INSTANCES.get(0)).json(path)))
                    .as(path)
                    .isEmpty();
        }
    }

    @Test
    void shouldServeThePageAndItsFiles() {
        Client client = client(INSTANCES.get(0));
        HttpResponse<String> page = client.get("/");
        assertThat(page.headers().firstValue("Content-Security-Policy"))
                .hasValueSatisfying(policy -> assertThat(policy).contains("default-src 'self'"));
        assertThat(page.headers().firstValue("Server")).isEmpty();
        assertThat(page.headers().firstValue("X-Content-Type-Options")).hasValue("nosniff");
        for (String file : List.of(
                "page.js", "list.js", "series.js", "instance.js", "plots.js", "text.js", "alarms.js", "page.css")) {
            assertThat(client.get("/assets/" + file).statusCode()).as(file).isEqualTo(200);
        }
        assertThat(client.get("/assets/uPlot.js").body()).contains("as default }");
        assertThat(client.get("/assets/uPlot.css").statusCode()).isEqualTo(200);
        assertThat(client.get("/favicon.svg").statusCode()).isEqualTo(200);
    }

    @Test
    void shouldRequireTheToken() {
        WebSettings settings = settings("127.0.0.1", 0, Optional.of("secret"));
        try (WebServer server = WebServer.start(settings)) {
            Client client = new Client(server.url());
            assertThat(client.get("/health/live").statusCode()).isEqualTo(200);
            assertThat(client.get("/").statusCode()).isEqualTo(200);
            assertThat(client.get("/health/ready").body()).contains("\"reason\":\"the log of this instance says why\"");
            assertThat(client.get("/health/ready", "Authorization", "Bearer wrong")
                            .body())
                    .contains("\"reason\":\"the log of this instance says why\"");
            assertThat(client.get("/health/ready", "Authorization", "Bearer secret")
                            .body())
                    .contains("\"reason\":\"the application is starting\"");
            for (String path : List.of("/metrics", "/api/v1/series", "/api/v1/instance", "/openapi.json", "/nowhere")) {
                HttpResponse<String> answer = client.get(path);
                assertThat(answer.statusCode()).as(path).isEqualTo(401);
                assertThat(answer.headers().firstValue("WWW-Authenticate")).hasValue("Bearer");
                assertThat(answer.body()).doesNotContain("secret\"");
                assertThat(client.get(path, "Authorization", "Bearer wrong").statusCode())
                        .isEqualTo(401);
                assertThat(client.get(path, "Authorization", "Bearer secret").statusCode())
                        .isIn(200, 404);
            }
            assertThat(client.post("/login", "token=wrong").statusCode()).isEqualTo(401);
            HttpResponse<String> login = client.post("/login", "token=secret");
            assertThat(login.statusCode()).isEqualTo(302);
            String cookie = login.headers().firstValue("Set-Cookie").orElseThrow();
            assertThat(cookie).contains("HttpOnly").contains("SameSite=Strict").doesNotContain("secret");
            assertThat(client.get("/api/v1/series", "Cookie", cookie.split(";")[0])
                            .statusCode())
                    .isEqualTo(200);
        }
    }

    @Test
    void shouldNotBeReadyBeforeTheApplicationIs() {
        WebSettings settings = settings("127.0.0.1", 0, Optional.empty());
        try (WebServer server = WebServer.start(settings)) {
            Client client = new Client(server.url());
            assertThat(client.get("/health/live").statusCode()).isEqualTo(200);
            assertThat(client.get("/health/ready").statusCode()).isEqualTo(503);
            assertThat(client.get("/health/ready").body()).contains("\"reason\":\"the application is starting\"");
            HttpResponse<String> early = client.get(API + "load/state");
            assertThat(early.statusCode()).isEqualTo(503);
            assertThat(early.headers().firstValue("Retry-After")).hasValue("1");
        }
    }

    @Test
    void shouldRejectAUsedPortAndAPublicAddress() {
        int taken = Integer.parseInt(INSTANCES.get(0).url().replaceAll(".*:", ""));
        WebSettings settings = settings("127.0.0.1", taken, Optional.empty());
        assertThatThrownBy(() -> WebServer.start(settings))
                .isInstanceOf(StartException.class)
                .hasMessageContaining("http.port: expected a free port, got 127.0.0.1:" + taken);
        assertThatThrownBy(() -> settings("0.0.0.0", 0, Optional.empty()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("http.host: expected a loopback address, or http.token");
        assertThat(settings("0.0.0.0", 0, Optional.of("secret")).toString()).doesNotContain("secret");
    }

    private static WebSettings settings(String host, int port, Optional<String> token) {
        return new WebSettings(host, port, Optional.empty(), token, Optional.empty(), false, new LiveSettings(10, 10));
    }
}

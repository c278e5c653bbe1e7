package io.spindrift.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.spindrift.config.Configuration;
import io.spindrift.config.Sources;
import io.spindrift.memory.InstanceMemory;
import io.spindrift.memory.Machine;
import io.spindrift.runtime.RuntimeSettings;
import io.spindrift.topology.ForecastTopology;
import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.yaml.snakeyaml.Yaml;

/** The files in deploy/ can be read, and agree with the code. */
final class DeployTest {
    private static final Path DEPLOY = Path.of("deploy");
    private static final Path KUBERNETES = DEPLOY.resolve("kubernetes");
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Pattern VARIABLE = Pattern.compile("\\$\\{env:([A-Z_]+)}");

    private static List<JsonNode> documents(Path file) throws IOException {
        List<JsonNode> documents = new ArrayList<>();
        new Yaml().loadAll(Files.readString(file)).forEach(each -> documents.add(JSON.valueToTree(each)));
        return documents;
    }

    private static JsonNode one(String file, String kind, String name) throws IOException {
        return documents(KUBERNETES.resolve(file)).stream()
                .filter(each -> each.get("kind").asText().equals(kind))
                .filter(each -> each.at("/metadata/name").asText().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private static Map<String, String> settings() throws IOException {
        Properties properties = new Properties();
        properties.load(new StringReader(one("spindrift.yaml", "ConfigMap", "spindrift")
                .at("/data/spindrift.properties")
                .asText()));
        Map<String, String> settings = new TreeMap<>();
        properties.forEach((name, value) -> settings.put(name.toString(), value.toString()));
        return settings;
    }

    /** Returns the configuration of the files, except for values that only a cluster has. */
    private static Configuration configuration() throws IOException {
        Map<String, String> settings = settings();
        settings.keySet().removeIf(name -> name.startsWith("config.providers"));
        settings.replaceAll(
                (name, value) -> value.replace("${env:POD_NAME}", "spindrift-0").replace("${env:POD_ZONE}", "zone-a"));
        settings.remove("http.token");
        settings.put("http.host", "127.0.0.1");
        return new Configuration(new Sources().settings(settings));
    }

    @ParameterizedTest
    @ValueSource(strings = {"spindrift.yaml", "autoscale.yaml", "strimzi.yaml"})
    void shouldHaveKindAndNameInEveryDocument(String file) throws IOException {
        for (JsonNode document : documents(KUBERNETES.resolve(file))) {
            assertThat(document.get("apiVersion").asText()).isNotEmpty();
            assertThat(document.get("kind").asText()).isNotEmpty();
            assertThat(document.at("/metadata/name").asText()).matches("[a-z0-9-]+");
        }
    }

    /** Half of the memory is heap, by the image. */
    @Test
    void shouldHaveMemoryForAllParts() throws IOException {
        JsonNode container = one("spindrift.yaml", "StatefulSet", "spindrift").at("/spec/template/spec/containers/0");
        String limit = container.at("/resources/limits/memory").asText();
        assertThat(limit).endsWith("Gi");
        long memory = Long.parseLong(limit.substring(0, limit.length() - 2)) << 30;
        assertThat(Files.readString(KUBERNETES.resolveSibling("Dockerfile"))).contains("-XX:MaxRAMPercentage=50");
        InstanceMemory needed = configuration().runtime().instanceMemory();

        assertThat(needed.refusal(new Machine(memory / 2, memory))).isEmpty();
        assertThat(needed.warning(new Machine(memory / 2, memory))).isEmpty();
    }

    @Test
    void shouldHaveSettingsThatTheApplicationAccepts() throws IOException {
        RuntimeSettings runtime = configuration().runtime();
        assertThat(runtime.kafka()).containsEntry("group.instance.id", "spindrift-0");
        assertThat(configuration().web().port()).isEqualTo(port());
        assertThat(configuration().web().advertised()).hasValue("spindrift-0.spindrift:" + port());
        assertThat(settings().get("http.token")).startsWith("${file:/run/secrets/");
    }

    @Test
    void shouldReadOnlyVariablesThatTheContainerHas() throws IOException {
        Map<String, String> settings = settings();
        String allowed = settings.get("config.providers.env.param.allowlist.pattern");
        List<String> variables = StreamSupport.stream(
                        one("spindrift.yaml", "StatefulSet", "spindrift")
                                .at("/spec/template/spec/containers/0/env")
                                .spliterator(),
                        false)
                .map(variable -> variable.get("name").asText())
                .toList();
        List<String> read = settings.values().stream()
                .flatMap(value -> VARIABLE.matcher(value).results())
                .map(found -> found.group(1))
                .distinct()
                .toList();
        assertThat(read).isNotEmpty().allMatch(name -> name.matches(allowed)).isSubsetOf(variables);
    }

    /** By the label that the scheduler spreads the pods by, too. Kafka rejects an empty tag, and some clusters have no label. */
    @Test
    void shouldKeepStandbyReplicasInOtherZones() throws IOException {
        JsonNode pod = one("spindrift.yaml", "StatefulSet", "spindrift").at("/spec/template/spec");
        String label = pod.at("/topologySpreadConstraints/0/topologyKey").asText();
        assertThat(pod.at("/containers/0/env").findValuesAsText("fieldPath"))
                .contains("metadata.labels['" + label + "']");
        String tag = "client.tag." + settings().get("rack.aware.assignment.tags");
        assertThat(configuration().runtime().kafka()).containsEntry(tag, "in-zone-a");
        assertThat(settings().get(tag).replace("${env:POD_ZONE}", "")).isNotEmpty();
    }

    private static int port() throws IOException {
        return one("spindrift.yaml", "StatefulSet", "spindrift")
                .at("/spec/template/spec/containers/0/ports/0/containerPort")
                .asInt();
    }

    @Test
    void shouldProbeAndScrapeExistingPaths() throws IOException {
        JsonNode pod = one("spindrift.yaml", "StatefulSet", "spindrift").at("/spec/template");
        JsonNode container = pod.at("/spec/containers/0");
        assertThat(container.at("/livenessProbe/httpGet/path").asText()).isEqualTo("/health/live");
        assertThat(container.at("/readinessProbe/httpGet/path").asText()).isEqualTo("/health/ready");
        assertThat(pod.at("/metadata/annotations/prometheus.io~1port").asInt()).isEqualTo(port());
        assertThat(pod.at("/metadata/annotations/prometheus.io~1path").asText()).isEqualTo("/metrics");
        assertThat(one("spindrift.yaml", "Service", "spindrift")
                        .at("/spec/ports/0/port")
                        .asInt())
                .isEqualTo(port());
        JsonNode policy = one("spindrift.yaml", "NetworkPolicy", "spindrift");
        assertThat(policy.at("/spec/ingress/0/ports/0/port").asInt()).isEqualTo(port());
    }

    @Test
    void shouldRunAsTheUserOfTheImageAndWriteWhereVolumesAre() throws IOException {
        JsonNode pod = one("spindrift.yaml", "StatefulSet", "spindrift").at("/spec/template/spec");
        String image = Files.readString(DEPLOY.resolve("Dockerfile"));
        assertThat(image)
                .contains("USER " + pod.at("/securityContext/runAsUser").asText());
        assertThat(pod.at("/containers/0/securityContext/readOnlyRootFilesystem")
                        .asBoolean())
                .isTrue();
        List<String> mounts = StreamSupport.stream(
                        pod.at("/containers/0/volumeMounts").spliterator(), false)
                .filter(mount -> !mount.path("readOnly").asBoolean())
                .map(mount -> mount.get("mountPath").asText())
                .toList();
        assertThat(settings().get("state.dir")).startsWith(mounts.get(0) + "/");
        assertThat(mounts).contains("/tmp");
    }

    @Test
    void shouldWaitForTheShutdown() throws IOException {
        long grace = one("spindrift.yaml", "StatefulSet", "spindrift")
                .at("/spec/template/spec/terminationGracePeriodSeconds")
                .asLong();
        assertThat(grace)
                .isGreaterThan(
                        configuration().runtime().lifecycle().closeTimeout().toSeconds());
    }

    @Test
    void shouldCreateTheTopicsOfTheApplication() throws IOException {
        RuntimeSettings runtime = configuration().runtime();
        List<JsonNode> topics = documents(KUBERNETES.resolve("strimzi.yaml")).stream()
                .filter(each -> each.get("kind").asText().equals("KafkaTopic"))
                .toList();
        assertThat(topics)
                .extracting(topic -> topic.at("/metadata/name").asText())
                .containsExactlyInAnyOrder(
                        runtime.topics().observations().first(),
                        runtime.topics().forecasts(),
                        runtime.topics().scores(),
                        runtime.topics().alerts(),
                        runtime.topics().deadLetters());
        assertThat(one("strimzi.yaml", "KafkaTopic", runtime.topics().deadLetters())
                        .at("/spec/config/max.message.bytes")
                        .asInt())
                .isGreaterThanOrEqualTo(runtime.processor().deadLetterMaxBytes());
        int partitions = topics.get(0).at("/spec/partitions").asInt();
        assertThat(topics).allMatch(topic -> topic.at("/spec/partitions").asInt() == partitions);
        assertThat(one("autoscale.yaml", "ScaledObject", "spindrift")
                        .at("/spec/maxReplicaCount")
                        .asInt())
                .isLessThanOrEqualTo(partitions);
    }

    @Test
    void shouldAllowTheUserTheTopicsAndTheGroupOfTheApplication() throws IOException {
        Configuration configuration = configuration();
        List<String> allowed = new ArrayList<>();
        for (JsonNode acl : one("strimzi.yaml", "KafkaUser", "spindrift").at("/spec/authorization/acls")) {
            List<String> operations = new ArrayList<>();
            acl.get("operations").forEach(operation -> operations.add(operation.asText()));
            allowed.add(acl.at("/resource/type").asText() + " "
                    + acl.at("/resource/name").asText() + ": " + String.join(", ", operations));
        }
        assertThat(allowed)
                .containsExactlyInAnyOrder(
                        "topic " + configuration.topics().observations().first() + ": Read",
                        "topic " + configuration.topics().forecasts() + ": Write",
                        "topic " + configuration.topics().scores() + ": Write",
                        "topic " + configuration.topics().alerts() + ": Write",
                        "topic " + configuration.topics().deadLetters() + ": Write",
                        "topic " + configuration.applicationId() + "-" + ForecastTopology.MODELS
                                + "-changelog: Create, Read, Write",
                        "group " + configuration.applicationId() + ": Read",
                        "transactionalId " + configuration.applicationId() + "-: Write");
        JsonNode trigger = one("autoscale.yaml", "ScaledObject", "spindrift").at("/spec/triggers/0/metadata");
        assertThat(trigger.get("consumerGroup").asText()).isEqualTo(configuration.applicationId());
        assertThat(trigger.get("topic").asText())
                .isEqualTo(configuration.topics().observations().first());
    }
}

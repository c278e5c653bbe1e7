package io.spindrift.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.Error;
import com.networknt.schema.InputFormat;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.api.model.ServiceAccount;
import io.fabric8.kubernetes.api.model.apps.StatefulSet;
import io.fabric8.kubernetes.api.model.autoscaling.v2.HorizontalPodAutoscalerBehavior;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicy;
import io.fabric8.kubernetes.api.model.policy.v1.PodDisruptionBudget;
import io.strimzi.api.kafka.model.topic.KafkaTopic;
import io.strimzi.api.kafka.model.user.KafkaUser;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.yaml.snakeyaml.Yaml;

/** The files in deploy/ have only fields that their readers know. */
final class DeploySchemaTest {
    private static final Path DEPLOY = Path.of("deploy");
    private static final Path SCHEMAS = Path.of("src", "test", "resources", "deploy");
    private static final ObjectMapper JSON = new ObjectMapper();

    /** By version and kind. */
    private static final Map<String, Class<?>> CLASSES = Map.of(
            "v1 ServiceAccount", ServiceAccount.class,
            "v1 ConfigMap", ConfigMap.class,
            "v1 Service", Service.class,
            "apps/v1 StatefulSet", StatefulSet.class,
            "policy/v1 PodDisruptionBudget", PodDisruptionBudget.class,
            "networking.k8s.io/v1 NetworkPolicy", NetworkPolicy.class,
            "kafka.strimzi.io/v1beta2 KafkaTopic", KafkaTopic.class,
            "kafka.strimzi.io/v1beta2 KafkaUser", KafkaUser.class);

    private static List<JsonNode> documents(String file) throws IOException {
        List<JsonNode> documents = new ArrayList<>();
        new Yaml()
                .loadAll(Files.readString(DEPLOY.resolve(file)))
                .forEach(each -> documents.add(JSON.valueToTree(each)));
        return documents;
    }

    private static List<String> faults(JsonNode document) {
        if (!document.has("kind")) {
            return faults(document, "compose");
        }
        String kind = document.path("apiVersion").asText() + " "
                + document.path("kind").asText();
        if (kind.equals("keda.sh/v1alpha1 ScaledObject")) {
            List<String> faults = new ArrayList<>(faults(document, "scaled-object"));
            faults.addAll(StrictReader.faults(
                    document.at("/spec/advanced/horizontalPodAutoscalerConfig/behavior"),
                    HorizontalPodAutoscalerBehavior.class));
            return faults;
        }
        assertThat(CLASSES).containsKey(kind);
        return StrictReader.faults(document, CLASSES.get(kind));
    }

    private static List<String> faults(JsonNode document, String schema) {
        try {
            return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                    .getSchema(Files.readString(SCHEMAS.resolve(schema + ".schema.json")), InputFormat.JSON)
                    .validate(document.toString(), InputFormat.JSON)
                    .stream()
                    .map(Error::toString)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "kubernetes/spindrift.yaml",
                "kubernetes/autoscale.yaml",
                "kubernetes/strimzi.yaml",
                "compose.yaml"
            })
    void shouldHaveOnlyKnownFields(String file) throws IOException {
        List<JsonNode> documents = documents(file);
        assertThat(documents).isNotEmpty();
        for (JsonNode document : documents) {
            assertThat(faults(document)).as(document.path("kind").asText(file)).isEmpty();
        }
    }

    /** Puts another value somewhere, under a name that is there or a new one. */
    @ParameterizedTest
    @CsvSource(delimiter = ';', textBlock = """
            kubernetes/spindrift.yaml; 0; /automountServiceAccountTokens;                           true;    automountServiceAccountTokens
            kubernetes/spindrift.yaml; 1; /data/port;                                               8080;    String
            kubernetes/spindrift.yaml; 2; /spec/ports/0/port;                                       "8080";  Integer
            kubernetes/spindrift.yaml; 3; /spec/replica;                                            3;       replica
            kubernetes/spindrift.yaml; 3; /spec/template/spec/containers/0/env/0/value;             1;       String
            kubernetes/spindrift.yaml; 3; /spec/template/spec/containers/0/livenessProbe/httpPath;  "/";     httpPath
            kubernetes/spindrift.yaml; 4; /spec/maxUnavailables;                                    1;       maxUnavailables
            kubernetes/spindrift.yaml; 5; /spec/egress/0/ports/0/protocoll;                         "TCP";   protocoll
            kubernetes/strimzi.yaml;   0; /spec/partitions;                                         "24";    Integer
            kubernetes/strimzi.yaml;   0; /spec/partition;                                          24;      partition
            kubernetes/strimzi.yaml;   5; /spec/authorization/acls/0/kind;                          "Read";  kind
            kubernetes/strimzi.yaml;   5; /spec/authorization/acls/0/operations/0;                  "Fly";   Fly
            kubernetes/autoscale.yaml; 0; /spec/triggers/0/metadata/lagThreshold;                   5000;    string expected
            kubernetes/autoscale.yaml; 0; /spec/maxReplicas;                                        12;      maxReplicas
            kubernetes/autoscale.yaml; 0; /spec/advanced/horizontalPodAutoscalerConfig/behavior/up; {};      up
            compose.yaml;              0; /services/broker/healthcheck/every;                       "5s";    every
            compose.yaml;              0; /services/spindrift/read_only;                            "yes";   boolean expected
            compose.yaml;              0; /services/spindrift/depend_on;                            {};      depend_on
            """)
    void shouldRejectAnUnknownFieldOrType(String file, int number, String pointer, String value, String fault)
            throws IOException {
        JsonNode document = documents(file).get(number);
        int last = pointer.lastIndexOf('/');
        JsonNode parent = document.at(pointer.substring(0, last));
        String name = pointer.substring(last + 1);
        if (parent instanceof ArrayNode array) {
            array.set(Integer.parseInt(name), JSON.readTree(value));
        } else {
            ((ObjectNode) parent).set(name, JSON.readTree(value));
        }
        assertThat(faults(document)).anyMatch(each -> each.contains(fault));
    }
}

package io.spindrift.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.spindrift.broker.TestBed;
import io.spindrift.demo.EmbeddedBroker;
import io.spindrift.waiting.Waiting;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What instances say about the standby replicas of their partitions. */
@Tag("broker")
final class StandbyBrokerTest {
    private static final List<String> SERIES = List.of("a", "b", "c", "d", "e", "f", "g", "h");

    @TempDir
    private Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"classic", "streams"})
    void shouldSayWhetherOthersCanTakeOver(String protocol) {
        try (EmbeddedBroker broker = EmbeddedBroker.start();
                TestBed bed = new TestBed(broker.bootstrapServers(), "standby", folder)
                        .set("group.protocol", protocol)
                        .set("topics.partitions", "4")
                        .set("num.standby.replicas", "1")
                        // One zone has all instances: the tag must not keep them from having replicas.
                        .set("rack.aware.assignment.tags", "zone")
                        .set("client.tag.zone", "only");
                Instances instances = new Instances(bed, folder)) {
            instances.start(Map.of());
            instances.await(4);
            Client first = new Client(instances.get(0).url());
            JsonNode only = takeover(first, false);
            assertThat(only.get("reason").asText())
                    .isEqualTo("partition 0 (and 3 more): no other instance has a standby replica");
            assertThat(first.get("/health/ready").statusCode()).isEqualTo(200);

            instances.start(Map.of());
            instances.await(2);
            Client second = new Client(instances.get(1).url());
            instances.feed(SERIES, 5);
            for (Client client : List.of(first, second)) {
                JsonNode both = takeover(client, true);
                assertThat(both.get("reason").asText()).isEmpty();
                assertThat(both.get("partitions")).hasSize(2);
            }
            String address = instances.get(1).url().substring("http://".length());
            assertThat(takeover(first, true).get("partitions"))
                    .allSatisfy(partition ->
                            assertThat(partition.get("standby").asText()).isEqualTo(address));
            OpenApi described = new OpenApi(first.json("/openapi.json"));
            for (String path : List.of("/health/ready", "/api/v1/instance")) {
                assertThat(described.faults(path, first.json(path))).isEmpty();
            }
            assertThat(first.get("/metrics").body())
                    .contains("spindrift_takeover_ready 1.0")
                    .containsPattern("spindrift_standby_lag\\{partition=\"[0-3]\"} [0-9]");
        }
    }

    /** Two instances in one zone, one in another: each replica is where its partition is not. */
    @Test
    void shouldKeepReplicasInOtherZones() {
        try (EmbeddedBroker broker = EmbeddedBroker.start();
                TestBed bed = new TestBed(broker.bootstrapServers(), "zones", folder)
                        .set("topics.partitions", "6")
                        .set("num.standby.replicas", "1")
                        .set("rack.aware.assignment.tags", "zone");
                Instances instances = new Instances(bed, folder)) {
            List<String> zones = List.of("a", "a", "b");
            zones.forEach(zone -> instances.start(Map.of("client.tag.zone", zone)));
            Map<String, String> zoneOf = new TreeMap<>();
            for (int i = 0; i < zones.size(); i++) {
                zoneOf.put(instances.get(i).url().substring("http://".length()), zones.get(i));
            }
            for (Map.Entry<String, String> instance : zoneOf.entrySet()) {
                Client client = new Client("http://" + instance.getKey());
                Waiting.until("replicas in other zones than that of " + instance)
                        .until(() -> isElsewhere(client, instance.getValue(), zoneOf));
            }
        }
    }

    private static boolean isElsewhere(Client client, String zone, Map<String, String> zoneOf) {
        JsonNode partitions = Client.parse(client.get("/health/ready").body()).at("/takeover/partitions");
        for (JsonNode partition : partitions) {
            String standby = zoneOf.get(partition.get("standby").asText());
            if (standby == null || standby.equals(zone)) {
                return false;
            }
        }
        return !partitions.isEmpty();
    }

    private static JsonNode takeover(Client client, boolean ready) {
        return Waiting.until("takeover " + ready)
                .until(
                        () -> Client.parse(client.get("/health/ready").body()).get("takeover"),
                        takeover -> takeover.get("ready").asBoolean() == ready
                                && !takeover.get("partitions").isEmpty());
    }
}

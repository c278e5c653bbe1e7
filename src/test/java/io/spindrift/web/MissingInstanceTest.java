package io.spindrift.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.spindrift.broker.TestBed;
import io.spindrift.demo.EmbeddedBroker;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A list where an instance cannot be reached. */
@Tag("broker")
final class MissingInstanceTest {
    private static final List<String> SERIES = List.of("a", "b", "c", "d", "e", "f", "g", "h");

    @TempDir
    private Path folder;

    @Test
    void shouldNameAnInstance_whenItDoesNotAnswerInTime() throws IOException {
        try (EmbeddedBroker broker = EmbeddedBroker.start();
                TestBed bed = new TestBed(broker.bootstrapServers(), "missing", folder).set("topics.partitions", "4");
                Instances instances = new Instances(bed, folder)) {
            Client asked = new Client(instances.start(Map.of()).url());
            // Takes connections and never answers; then takes none.
            ServerSocket silent = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
            String address = "127.0.0.1:" + silent.getLocalPort();
            JsonNode rest;
            try (silent) {
                instances.start(Map.of("http.advertised", address));
                instances.await(2);
                instances.feed(SERIES, 3);
                rest = asked.json("/api/v1/series");
                assertThat(rest.at("/unreachableInstances/0/instance").asText()).isEqualTo(address);
                assertThat(rest.at("/unreachableInstances/0/reason").asText())
                        .isEqualTo("does not respond within 2000 ms");
                assertThat(rest.get("total").asInt()).isBetween(1, SERIES.size() - 1);
                assertThat(asked.event("/api/v1/events", "series").get("unreachableInstances"))
                        .isEqualTo(rest.get("unreachableInstances"));
            }
            JsonNode refused = asked.json("/api/v1/series");
            assertThat(refused.at("/unreachableInstances/0/reason").asText()).startsWith("cannot be reached: ");
            assertThat(refused.get("series")).isEqualTo(rest.get("series"));
            // Nobody can tell whether the instance that does not answer has them.
            for (int i = 0; i < 8; i++) {
                assertThat(asked.get("/api/v1/series/nobody-" + i + "/forecast").statusCode())
                        .isEqualTo(502);
            }
            for (JsonNode series : rest.get("series")) {
                assertThat(asked.json("/api/v1/series/" + series.get("series").asText() + "/forecast")
                                .get("forecast")
                                .get("prediction"))
                        .isNotEmpty();
            }
            // The other way nothing is in the way.
            JsonNode all = new Client(instances.get(1).url()).listOfAll("/api/v1/series");
            assertThat(all.get("total").asInt()).isEqualTo(SERIES.size());
        }
    }
}

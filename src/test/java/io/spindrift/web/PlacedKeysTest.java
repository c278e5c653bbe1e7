package io.spindrift.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.spindrift.broker.ClassBroker;
import io.spindrift.broker.TestBed;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** Queries about series in partitions that do not follow from their names, asked of each of two instances. */
@Tag("broker")
final class PlacedKeysTest {
    private static final long START = 1_700_000_000_000L;
    private static final int PARTITIONS = 4;

    @RegisterExtension
    static final ClassBroker broker = new ClassBroker();

    @TempDir
    private Path folder;

    @Test
    void shouldAnswerAboutASeries_whenAnotherPartitionerHasPlacedItsKey() {
        assertFoundEverywhere("text", "string", "device-%d");
    }

    @Test
    void shouldAnswerAboutASeries_whenItsKeyDoesNotFollowFromItsName() {
        assertFoundEverywhere("json", "json", "{\"id\":\"device-%d\"}");
    }

    /** Each of eight series is in the partition of its number. */
    private void assertFoundEverywhere(String name, String format, String key) {
        TestBed bed = new TestBed(broker.bootstrapServers(), name, folder)
                .set("key.format", format)
                .set("topics.partitions", Integer.toString(PARTITIONS));
        try (bed;
                Instances instances = new Instances(bed, folder)) {
            instances.start(Map.of());
            instances.start(Map.of());
            instances.await(PARTITIONS / 2);
            List<ProducerRecord<byte[], byte[]>> records = new ArrayList<>();
            for (int i = 0; i < 2 * PARTITIONS; i++) {
                records.add(new ProducerRecord<>(
                        bed.observations(),
                        i % PARTITIONS,
                        START + i,
                        TestBed.bytes(key.formatted(i)),
                        TestBed.bytes("{\"value\":1}")));
            }
            bed.send(records);
            bed.reader("forecasts").await(records.size());
            List<String> names = IntStream.range(0, records.size())
                    .mapToObj(i -> "device-" + i)
                    .toList();
            for (ServedApplication instance : instances.all()) {
                Client client = new Client(instance.url());
                for (String series : names) {
                    assertThat(client.json("/api/v1/series/" + series + "/forecast")
                                    .get("series")
                                    .asText())
                            .isEqualTo(series);
                    assertThat(client.json("/api/v1/series/" + series)
                                    .get("series")
                                    .asText())
                            .isEqualTo(series);
                    assertThat(client.event("/api/v1/series/" + series + "/events", "points")
                                    .get("series")
                                    .asText())
                            .isEqualTo(series);
                }
                assertThat(client.json("/api/v1/series").get("series").findValuesAsText("series"))
                        .containsExactlyInAnyOrderElementsOf(names);
                assertThat(client.get("/api/v1/series/nobody/forecast").statusCode())
                        .isEqualTo(404);
            }
        }
    }
}

package io.spindrift.web;

import static io.spindrift.web.Instances.START;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.spindrift.broker.ClassBroker;
import io.spindrift.broker.TestBed;
import io.spindrift.event.Alert;
import io.spindrift.json.OutputReader;
import io.spindrift.json.Schemas;
import io.spindrift.model.series.IssuedAlarm.Change;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** Series whose last value is impossible, on two instances: records of the alerts topic, and queries of each instance. */
@Tag("broker")
final class OpenAlarmsTest {
    private static final List<String> ALARMED = List.of("a", "b", "c", "d");
    private static final String USUAL = "usual";
    private static final int VALUES = 300;
    private static final double SPIKE = 900;
    private static final String PATH = "/api/v1/series";

    @RegisterExtension
    static final ClassBroker broker = new ClassBroker();

    @TempDir
    private Path folder;

    @Test
    void shouldPublishAndListAlarmsOfAllInstances() throws IOException {
        TestBed bed = new TestBed(broker.bootstrapServers(), "alarms", folder)
                .set("topics.partitions", "4")
                .set("model", "blend-linear")
                .set("alarm.rate", "1/1000000 records");
        try (bed;
                Instances instances = new Instances(bed, folder)) {
            instances.start(Map.of());
            instances.start(Map.of());
            instances.await(2);
            feed(bed);
            assertPublished(bed.reader("alerts").await(ALARMED.size()));
            for (ServedApplication instance : instances.all()) {
                assertListed(new Client(instance.url()));
            }
        }
    }

    private static void feed(TestBed bed) {
        List<ProducerRecord<byte[], byte[]>> records = new ArrayList<>();
        SplittableRandom random = new SplittableRandom(3);
        List<String> series = new ArrayList<>(ALARMED);
        series.add(USUAL);
        for (int i = 0; i < VALUES; i++) {
            for (String name : series) {
                boolean spike = i == VALUES - 1 && !name.equals(USUAL);
                String value = "{\"value\": " + (spike ? SPIKE : 100 + random.nextGaussian()) + "}";
                records.add(new ProducerRecord<>(
                        bed.observations(), null, START + 1000L * i, TestBed.bytes(name), TestBed.bytes(value)));
            }
        }
        bed.send(records);
        bed.reader("forecasts").await(records.size());
    }

    private static void assertPublished(List<ConsumerRecord<byte[], byte[]>> records) throws IOException {
        assertThat(records)
                .extracting(record -> new String(record.key(), StandardCharsets.UTF_8))
                .containsExactlyInAnyOrderElementsOf(ALARMED);
        for (ConsumerRecord<byte[], byte[]> record : records) {
            assertThat(Schemas.violations("alert", record.value())).isEmpty();
            assertThat(record.timestamp()).isEqualTo(START + 1000L * (VALUES - 1));
            Alert alert = new OutputReader().alert(record.value());
            assertThat(alert.series()).isEqualTo(new String(record.key(), StandardCharsets.UTF_8));
            assertThat(alert.issued().change()).isEqualTo(Change.BEGIN);
            assertThat(alert.issued().observation().sequence()).isEqualTo(VALUES - 1);
            assertThat(alert.issued().alarm().evidence().seen()).isEqualTo(SPIKE);
        }
    }

    private static void assertListed(Client client) {
        OpenApi api = new OpenApi(client.json("/openapi.json"));
        JsonNode listing = client.listOfAll(PATH + "?alarm=open&sort=alarm");
        assertThat(api.faults(PATH, listing)).isEmpty();
        assertThat(listing.get("series").findValuesAsText("series")).containsExactlyElementsOf(ALARMED);
        assertThat(client.listOfAll(PATH).get("total").asInt()).isEqualTo(ALARMED.size() + 1);
        for (String series : ALARMED) {
            JsonNode detail = client.json(PATH + "/" + series);
            assertThat(api.faults(PATH + "/" + series, detail)).isEmpty();
            assertThat(detail.at("/alarm/seen").asDouble()).isEqualTo(SPIKE);
            assertThat(detail.at("/alarmBegins/0").asInt()).isEqualTo(VALUES - 1);
            JsonNode state = client.json(PATH + "/" + series + "/state");
            assertThat(api.faults(PATH + "/" + series + "/state", state)).isEmpty();
            assertThat(state.get("alarm")).isEqualTo(detail.get("alarm"));
        }
        assertThat(client.json(PATH + "/" + USUAL).get("alarm").isNull()).isTrue();
    }
}

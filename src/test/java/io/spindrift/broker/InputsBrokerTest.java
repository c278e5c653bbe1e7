package io.spindrift.broker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.spindrift.changelog.Changelog;
import io.spindrift.event.SeriesNames;
import io.spindrift.registry.Samples;
import io.spindrift.registry.StubRegistry;
import io.spindrift.runtime.Application;
import io.spindrift.runtime.StartException;
import io.spindrift.waiting.Waiting;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** Topics of others: several of them, those that match, and records with several values. */
@Tag("broker")
class InputsBrokerTest {
    private static final int PARTITIONS = 3;
    private static final long START = 1_700_000_000_000L;
    private static final List<String> KEYS = List.of("d0", "d1", "d2", "d3", "d4", "d5");

    @TempDir
    private static Path folder;

    @RegisterExtension
    static final ClassBroker broker = new ClassBroker();

    @Test
    void shouldForecastValuesOfTwoTopicsAndFindThemByName() {
        try (TestBed bed = bed("two")
                .set("observations.topic", "two-north,two-south")
                .set("series.name", "topic/key")
                .set("forecasts.key", "name")
                .set("application.server", "localhost:1")
                .set("fields.value", "t=/s/0/t,h=/s/0/h")) {
            Application application = bed.start();
            for (int i = 0; i < 3; i++) {
                for (String key : KEYS) {
                    bed.send("two-north", key, sensors(20 + i, "50"), START + i);
                    bed.send("two-south", key, sensors(30 + i, "\"wet\""), START + i);
                }
            }
            List<ConsumerRecord<byte[], byte[]>> forecasts =
                    bed.reader("forecasts").await(3 * 3 * KEYS.size());
            Map<String, Integer> partitions = new HashMap<>();
            forecasts.forEach(record -> partitions.merge(
                    TopicReader.text(record.key()), record.partition(), (a, b) -> a.equals(b) ? a : -1));
            assertThat(partitions).hasSize(3 * KEYS.size());
            for (String key : KEYS) {
                int own = Changelog.partition(key, SeriesNames.KEYS, PARTITIONS).orElseThrow();
                for (String series :
                        List.of("two-north/" + key + "/t", "two-north/" + key + "/h", "two-south/" + key + "/t")) {
                    assertThat(partitions).containsEntry(series, own);
                    assertThat(application.queries().owner(series).orElseThrow().partition())
                            .isEqualTo(own);
                    assertThat(application.queries().view(series, own)).isPresent();
                }
            }
            assertThat(TopicReader.headers(
                            bed.reader("dead-letters").await(3 * KEYS.size()).get(0)))
                    .containsEntry("spindrift.field", "h")
                    .containsEntry("spindrift.topic", "two-south");

            Commands.Result inspected = Commands.run(bed, "inspect", "--series", "two-north/d3/h");
            assertThat(inspected.out()).contains("observations  3");
            Commands.Result wrong = Commands.run(bed, "delete", "--series", "d3");
            assertThat(wrong.code()).isNotZero();
            assertThat(wrong.err()).contains("--series: expected TOPIC/KEY/NAME with a name of t, h, got 'd3'");
            assertThat(Commands.run(bed, "delete", "--series", "two-south/d3/t").code())
                    .isZero();
            Waiting.until("delete").until(() -> bed.counter("controls-total") == 1);
            assertThat(application.queries().view("two-south/d3/t", partitions.get("two-south/d3/t")))
                    .isEmpty();
            assertThat(application.queries().view("two-north/d3/t", partitions.get("two-north/d3/t")))
                    .isPresent();
        }
    }

    @Test
    void shouldImportSeveralValuesToWhereTheirRecordsAre() {
        Path file = folder.resolve("values.states");
        try (TestBed bed = bed("exported").set("fields.value", "t=/s/0/t,h=/s/0/h")) {
            bed.start();
            for (String key : KEYS) {
                bed.send(bed.observations(), key, sensors(20, "50"), START);
            }
            bed.reader("forecasts").await(2 * KEYS.size());
            assertThat(Commands.run(bed, "export", "--to", file.toString()).code())
                    .isZero();
        }
        try (TestBed bed =
                bed("imported").set("fields.value", "t=/s/0/t,h=/s/0/h").set("topics.partitions", "5")) {
            bed.createTopics();
            assertThat(Commands.run(bed, "import", "--from", file.toString()).code())
                    .isZero();
            bed.start();
            for (String key : KEYS) {
                bed.send(bed.observations(), key, sensors(20, "50"), START + 1);
            }
            assertThat(bed.reader("forecasts").await(2 * KEYS.size()))
                    .extracting(record -> TopicReader.text(record.value()))
                    .allMatch(json -> json.contains("\"sequence\":1,"));
        }
    }

    @Test
    void shouldReadTopicsThatMatchAndThoseThatAppearLater() {
        try (TestBed bed = bed("matched")
                .set("observations.topic", null)
                .set("observations.pattern", "matched-plant-[0-9]+")
                .set("metadata.max.age.ms", "300")) {
            bed.createTopic("matched-plant-1", PARTITIONS, Map.of());
            Application application = bed.start();
            bed.send("matched-plant-1", "a", "{\"value\":1}", START);
            TopicReader forecasts = bed.reader("forecasts");
            forecasts.await(1);
            bed.createTopic("matched-plant-2", PARTITIONS, Map.of());
            bed.send("matched-plant-2", "a", "{\"value\":2}", START + 1);
            assertThat(forecasts.await(2))
                    .extracting(record -> TopicReader.text(record.value()))
                    .satisfies(values -> assertThat(values.get(1)).contains("\"sequence\":1,"));

            bed.createTopic("matched-plant-3", PARTITIONS - 1, Map.of());
            bed.send("matched-plant-3", "a", "{\"value\":3}", START + 2);
            Waiting.until("stop").until(application::failed);
            assertThat(application.failure())
                    .isEqualTo(
                            "topics 'matched-plant-1' and 'matched-plant-3': expected the same number of partitions, got 3 and "
                                    + "2; all records of a series must come to one task");
            assertThat(forecasts.all()).hasSize(2);
        }
    }

    @Test
    void shouldStopWithAReason_whenATopicWithMorePartitionsAppears() {
        try (TestBed bed = bed("more")
                .set("observations.topic", null)
                .set("observations.pattern", "more-plant-[0-9]+")
                .set("metadata.max.age.ms", "300")) {
            bed.createTopic("more-plant-1", PARTITIONS, Map.of());
            Application application = bed.start();
            bed.createTopic("more-plant-2", PARTITIONS + 1, Map.of());
            Waiting.until("stop").until(application::failed);
            assertThat(application.failure())
                    .startsWith(
                            "topics 'more-plant-1' and 'more-plant-2': expected the same number of partitions, got 3 and 4");
        }
    }

    @Test
    void shouldReadAvro_andLoseNothingWhileTheRegistryIsDown() {
        try (StubRegistry registry = new StubRegistry();
                TestBed bed = bed("avro")
                        .set("value.format", "avro")
                        .set("schema.registry.url", registry.url())
                        .set("schema.registry.retry.timeout.ms", "0")
                        .set("session.timeout.ms", "6000")
                        .set("fields.value", "t=/celsius,p=/price")
                        .set("forecasts.key", "name")
                        .set("fields.time", "/at")) {
            registry.schema(7, "AVRO", Samples.AVRO, List.of());
            registry.fail(503);
            Application application = bed.start();
            bed.send(record(bed, Samples.avro(7, START * 1000, 21.5, "12.34")));
            Waiting.until("a second question, by the thread that took the failed task over")
                    .until(() -> registry.asked().size() >= 2);
            registry.fail(200);
            bed.send(record(bed, Samples.avro(7, START * 1000 + 1_000_000, null, "12.35")));
            bed.send(record(bed, Samples.avro(8, START * 1000, 21.5, "12.34")));
            List<ConsumerRecord<byte[], byte[]>> forecasts =
                    bed.reader("forecasts").await(4);
            assertThat(forecasts)
                    .extracting(record -> TopicReader.text(record.key()) + " " + (record.timestamp() - START))
                    .containsExactly("d/t 0", "d/p 0", "d/t 1000", "d/p 1000");
            assertThat(TopicReader.headers(bed.reader("dead-letters").await(1).get(0)))
                    .containsEntry("spindrift.kind", "schema")
                    .containsEntry(
                            "spindrift.reason", "value: expected the id of a schema that the registry knows, got 8");
            assertThat(application.failed()).isFalse();
        }
    }

    @Test
    void shouldReadProtobuf() {
        try (StubRegistry registry = new StubRegistry();
                TestBed bed = bed("protobuf")
                        .set("value.format", "protobuf")
                        .set("schema.registry.url", registry.url())
                        .set("fields.value", "t=/sensors/0/celsius,h=/sensors/0/humidity")
                        .set("forecasts.key", "name")
                        .set("fields.missing", "skip")
                        .set("fields.time", "/at")) {
            registry.schema(7, "PROTOBUF", Samples.serialized(Samples.protobuf()), List.of());
            bed.start();
            bed.send(record(bed, Samples.protobuf(7, START / 1000, 0, 21.5, 48)));
            bed.send(record(bed, Samples.protobuf(7, START / 1000, 5_000_000, null, 49)));
            assertThat(bed.reader("forecasts").await(3))
                    .extracting(record -> TopicReader.text(record.key()) + " " + (record.timestamp() - START))
                    .containsExactly("d/t 0", "d/h 0", "d/h 5");
            assertThat(registry.asked()).hasSizeBetween(1, 3);
        }
    }

    private static ProducerRecord<byte[], byte[]> record(TestBed bed, byte[] value) {
        return new ProducerRecord<>(bed.observations(), TestBed.bytes("d"), value);
    }

    @Test
    void shouldRejectAPattern_whenNothingMatchesOrTopicsDiffer() {
        try (TestBed bed = bed("none").set("observations.topic", null).set("observations.pattern", "none-plant-.")) {
            bed.createTopics();
            assertThatThrownBy(() -> Application.start(bed.settings()))
                    .isInstanceOf(StartException.class)
                    .hasMessage(
                            "observations.pattern: expected at least one topic that matches none-plant-., got none");
            bed.createTopic("none-plant-1", 2, Map.of()).createTopic("none-plant-2", 3, Map.of());
            Waiting.until("refusal")
                    .untilAsserted(() -> assertThatThrownBy(() -> Application.start(bed.settings()))
                            .isInstanceOf(StartException.class)
                            .hasMessageStartingWith(
                                    "topics 'none-plant-1' and 'none-plant-2': expected the same number of "
                                            + "partitions, got 2 and 3"));
        }
        try (TestBed bed = bed("self").set("observations.topic", null).set("observations.pattern", "self-models-.*")) {
            bed.createTopic("self-models-changelog", PARTITIONS, Map.of());
            bed.createTopics();
            assertThatThrownBy(() -> Application.start(bed.settings()))
                    .hasMessageStartingWith(
                            "observations.pattern: expected a pattern that does not match the changelog self-models-changelog");
        }
    }

    private static String sensors(double temperature, String humidity) {
        return "{\"s\":[{\"t\":" + temperature + ",\"h\":" + humidity + "}]}";
    }

    private static TestBed bed(String name) {
        return new TestBed(broker.bootstrapServers(), name, folder)
                .set("topics.partitions", Integer.toString(PARTITIONS))
                .set("series.lags", "2")
                .set("model", "naive");
    }
}

package io.spindrift.broker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.spindrift.demo.EmbeddedBroker;
import io.spindrift.runtime.Application;
import io.spindrift.runtime.StartException;
import io.spindrift.waiting.Waiting;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.FeatureUpdate;
import org.apache.kafka.clients.admin.FeatureUpdate.UpgradeType;
import org.apache.kafka.clients.admin.StreamsGroupDescription;
import org.apache.kafka.clients.admin.UpdateFeaturesOptions;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.config.ConfigResource;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** Applications whose partitions the brokers assign (KIP-1071). */
@Tag("broker")
final class StreamsProtocolBrokerTest {
    private static final long START = 1_700_000_000_000L;
    private static final int EVENTS = 10;

    @TempDir
    private static Path folder;

    @RegisterExtension
    static final ClassBroker broker = new ClassBroker();

    @Test
    void shouldForecastAndSetUpItsGroup() throws Exception {
        try (TestBed bed = bed("group")
                        .set("num.standby.replicas", "1")
                        .set("acceptable.recovery.lag", "500")
                        .set("group.instance.id", "one");
                Admin admin = admin(broker.bootstrapServers())) {
            bed.start();
            feed(bed, 0);
            bed.reader("forecasts").await(EVENTS);
            StreamsGroupDescription group = admin.describeStreamsGroups(List.of("group"))
                    .describedGroups()
                    .get("group")
                    .get();
            assertThat(group.members()).hasSize(1);
            ConfigResource resource = new ConfigResource(ConfigResource.Type.GROUP, "group");
            var configs = admin.describeConfigs(List.of(resource)).all().get().get(resource);
            assertThat(configs.get("streams.num.standby.replicas").value()).isEqualTo("1");
            assertThat(configs.get("streams.acceptable.recovery.lag").value()).isEqualTo("500");
        }
    }

    /** With the same stores and offsets: each observation has one forecast. */
    @Test
    void shouldContinue_whenTheProtocolChanges() {
        try (TestBed bed = bed("changed").set("group.protocol", "classic")) {
            bed.start();
            feed(bed, 0);
            bed.reader("forecasts").await(EVENTS);
            bed.stop();
            bed.set("group.protocol", "streams").start();
            feed(bed, EVENTS);
            bed.reader("forecasts").await(2 * EVENTS);
            bed.stop();
            bed.set("group.protocol", "classic").start();
            feed(bed, 2 * EVENTS);
            Waiting.until("all").until(() -> bed.committed() >= 3 * EVENTS);
            assertThat(bed.reader("forecasts").all()).hasSize(3 * EVENTS);
        }
    }

    @Test
    void shouldNameAValueThatTheBrokersDoNotAllow() {
        try (TestBed bed = bed("short").set("session.timeout.ms", "6000").createTopics()) {
            assertThatExceptionOfType(StartException.class)
                    .isThrownBy(() -> Application.start(bed.settings()))
                    .withMessageStartingWith(
                            "session.timeout.ms: expected a value that the brokers allow with group.protocol=streams (")
                    .withMessageEndingWith("), got 6000");
        }
    }

    @Test
    void shouldRefuseAPatternOfTopics() {
        try (TestBed bed = bed("pattern")
                .createTopics()
                .set("observations.topic", null)
                .set("observations.pattern", "pattern-obs.*")) {
            assertThatExceptionOfType(StartException.class)
                    .isThrownBy(() -> Application.start(bed.settings()))
                    .withMessage(
                            "group.protocol: expected classic with observations.pattern, because the protocol streams "
                                    + "does not subscribe to patterns, got streams; set observations.topic, or "
                                    + "group.protocol=classic");
        }
    }

    @Test
    void shouldRefuseBrokersWithoutTheFeature() throws ExecutionException, InterruptedException {
        try (EmbeddedBroker older = EmbeddedBroker.start();
                Admin admin = admin(older.bootstrapServers());
                TestBed bed = new TestBed(older.bootstrapServers(), "older", folder)
                        .set("group.protocol", "streams")
                        .createTopics()) {
            admin.updateFeatures(
                            Map.of("streams.version", new FeatureUpdate((short) 0, UpgradeType.SAFE_DOWNGRADE)),
                            new UpdateFeaturesOptions())
                    .all()
                    .get();
            assertThatExceptionOfType(StartException.class)
                    .isThrownBy(() -> Application.start(bed.settings()))
                    .withMessage(
                            "group.protocol: expected brokers with the feature streams.version=1 or later, got none or "
                                    + "0; upgrade the feature with kafka-features.sh, or set group.protocol=classic");
        }
    }

    private static Admin admin(String servers) {
        return Admin.create(Map.of("bootstrap.servers", servers));
    }

    private static TestBed bed(String name) {
        return new TestBed(broker.bootstrapServers(), name, folder)
                .set("group.protocol", "streams")
                .set("series.lags", "2");
    }

    private static void feed(TestBed bed, int from) {
        List<ProducerRecord<byte[], byte[]>> records = IntStream.range(from, from + EVENTS)
                .mapToObj(i -> new ProducerRecord<>(
                        bed.observations(),
                        null,
                        START + 1000L * i,
                        TestBed.bytes("arm"),
                        TestBed.bytes("{\"value\":1}")))
                .toList();
        bed.send(records);
    }
}

package io.spindrift.broker;

import static org.assertj.core.api.Assertions.assertThat;

import io.spindrift.model.series.SeriesModel;
import io.spindrift.runtime.Application;
import io.spindrift.serde.VersionRecord;
import io.spindrift.store.StoreEntry;
import io.spindrift.waiting.Waiting;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/**
 * An instance that is assigned a partition of a later version stops, and leaves the waiting records to an instance of
 * that version.
 */
@Tag("broker")
class LaterVersionBrokerTest {
    private static final long START = 1_700_000_000_000L;
    private static final int LATER = SeriesModel.CORE_VERSION + 1;

    @TempDir
    private static Path folder;

    @RegisterExtension
    static final ClassBroker broker = new ClassBroker();

    @Test
    @Timeout(Waiting.SECONDS)
    void shouldStopAndLoseNothing() throws InterruptedException {
        try (TestBed calm = new TestBed(broker.bootstrapServers(), "same", folder);
                // Those that stop by failure don't leave the group by themselves.
                TestBed bed =
                        new TestBed(broker.bootstrapServers(), "upgraded", folder).set("session.timeout.ms", "6000")) {
            calm.start();
            feed(calm, 0, 60);
            bed.start();
            feed(bed, 0, 30);
            bed.reader("forecasts").await(30);
            bed.stop();
            note(bed, new VersionRecord(LATER).toBytes());
            feed(bed, 30, 60);

            assertRefused(bed);
            assertThat(bed.reader("forecasts").all()).hasSize(30);
            assertThat(bed.reader("dead-letters").all()).isEmpty();

            note(bed, null);
            bed.start();
            List<ConsumerRecord<byte[], byte[]>> forecasts =
                    bed.reader("forecasts").await(60);
            assertThat(TopicReader.byKey(forecasts))
                    .isEqualTo(TopicReader.byKey(calm.reader("forecasts").await(60)));
            assertThat(bed.reader("dead-letters").all()).isEmpty();
        }
    }

    @Test
    @Timeout(Waiting.SECONDS)
    void shouldRejectAChangelog_whenItsStatesHaveBeenMoved() throws InterruptedException {
        Path file = folder.resolve("states.bin");
        try (TestBed old = new TestBed(broker.bootstrapServers(), "exported", folder);
                TestBed moved = new TestBed(broker.bootstrapServers(), "imported", folder)) {
            old.start();
            feed(old, 0, 3);
            old.reader("forecasts").await(3);
            old.stop();
            note(old, new VersionRecord(LATER).toBytes());
            assertThat(Commands.run(old, "export", "--to", file.toString()).code())
                    .isZero();
            moved.createTopics();
            assertThat(Commands.run(moved, "import", "--from", file.toString()).code())
                    .isZero();
            assertRefused(moved);
        }
    }

    private static void assertRefused(TestBed bed) throws InterruptedException {
        try (Application refusing = Application.start(bed.settings())) {
            refusing.awaitEnd();
            assertThat(refusing.failed()).isTrue();
            assertThat(refusing.failure())
                    .isEqualTo("core version: expected a partition written by version " + SeriesModel.CORE_VERSION
                            + " or earlier, got one that version " + LATER
                            + " has written (docs/reliability.md#upgrades)");
        }
    }

    /** Writes a version record into the changelog, as a later version does. */
    private static void note(TestBed bed, byte[] version) {
        bed.send(new ProducerRecord<>(
                bed.topic("models-changelog"), 0, StoreEntry.writerVersion(1).key(), version));
    }

    private static void feed(TestBed bed, int from, int to) {
        List<ProducerRecord<byte[], byte[]>> records = new ArrayList<>();
        for (int i = from; i < to; i++) {
            byte[] value = TestBed.bytes("{\"value\":" + i * 7 % 10 + "}");
            records.add(new ProducerRecord<>(bed.observations(), null, START + 1000L * i, TestBed.bytes("a"), value));
        }
        bed.send(records);
    }
}

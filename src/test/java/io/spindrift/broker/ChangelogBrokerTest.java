package io.spindrift.broker;

import static org.assertj.core.api.Assertions.assertThat;

import io.spindrift.changelog.Changelog;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.RecordsToDelete;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** A changelog that goes on while it is read. */
@Tag("broker")
class ChangelogBrokerTest {
    @TempDir
    private static Path folder;

    @RegisterExtension
    static final ClassBroker broker = new ClassBroker();

    /** Deletes records that were overwritten, as compaction does. */
    @Test
    void shouldReadTheReplacingValues_whenRecordsAreDeletedMeanwhile() {
        try (TestBed bed = new TestBed(broker.bootstrapServers(), "read", folder);
                Changelog changelog =
                        Changelog.ofTopic(Map.of("bootstrap.servers", broker.bootstrapServers()), bed.topic("kept"))) {
            bed.createTopic(bed.topic("kept"), 1, Map.of());
            put(bed, "a", "1");
            put(bed, "b", "2");
            put(bed, "c", "3");
            put(bed, "c", null);
            Map<String, String> shown = new HashMap<>();
            changelog.read(
                    0,
                    key -> {
                        if (text(key).equals("a")) {
                            put(bed, "b", "4");
                            takeAwayTo(bed, 2);
                        }
                        return true;
                    },
                    (key, value) -> shown.put(text(key), text(value)));
            assertThat(shown).isEqualTo(Map.of("a", "1", "b", "4"));
        }
    }

    private static void put(TestBed bed, String key, String value) {
        bed.send(new ProducerRecord<>(
                bed.topic("kept"), 0, TestBed.bytes(key), value == null ? null : TestBed.bytes(value)));
    }

    private static void takeAwayTo(TestBed bed, long offset) {
        TopicPartition partition = new TopicPartition(bed.topic("kept"), 0);
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", broker.bootstrapServers()))) {
            admin.deleteRecords(Map.of(partition, RecordsToDelete.beforeOffset(offset)))
                    .all()
                    .get();
        } catch (ExecutionException | InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    private static String text(byte[] bytes) {
        return new String(bytes, StandardCharsets.UTF_8);
    }
}

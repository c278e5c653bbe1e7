package io.spindrift.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.spindrift.broker.ClassBroker;
import io.spindrift.broker.TestBed;
import io.spindrift.waiting.Waiting;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The list of series while partitions move. Names determine text keys, but not UUID keys. */
@Tag("broker")
final class SeenSeriesTest {
    private static final int PARTITIONS = 4;
    private static final List<String> SERIES =
            IntStream.range(0, 12).mapToObj(i -> new UUID(i, i).toString()).toList();

    @RegisterExtension
    static final ClassBroker broker = new ClassBroker();

    @TempDir
    private Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"string", "uuid"})
    void shouldListTheSeriesOfItsPartitions_whenPartitionsHaveMoved(String format) {
        TestBed bed = new TestBed(broker.bootstrapServers(), "seen-" + format, folder)
                .set("key.format", format)
                // An instance that stops does not leave its group: the other waits for this.
                .set("session.timeout.ms", "6000")
                .set("topics.partitions", Integer.toString(PARTITIONS));
        try (bed;
                Instances instances = new Instances(bed, folder)) {
            ServedApplication first = instances.start(Map.of());
            instances.await(PARTITIONS);
            instances.feed(SERIES, 1);
            awaitOwn(first, SERIES);
            try (ServedApplication second = instances.start(Map.of())) {
                instances.await(PARTITIONS / 2);
                List<String> left = SERIES.stream()
                        .filter(series -> first.application()
                                .queries()
                                .partition(series, false)
                                .isPresent())
                        .toList();
                assertThat(left).hasSizeBetween(1, SERIES.size() - 1);
                awaitOwn(first, left);
                awaitOwn(second, List.of());
            }
            Waiting.until("all partitions are back")
                    .until(() -> first.application().queries().active().size() == PARTITIONS
                            && first.server().orElseThrow().ready());
            awaitOwn(first, SERIES);
        }
    }

    /** Instances learn of one another's partitions after they have theirs. */
    private static void awaitOwn(ServedApplication instance, List<String> expected) {
        Client client = new Client(instance.url());
        Waiting.until("the list of an instance")
                .untilAsserted(() -> assertThat(client.json("/api/v1/series?scope=instance")
                                .get("series")
                                .findValuesAsText("series"))
                        .containsExactlyInAnyOrderElementsOf(expected));
    }
}

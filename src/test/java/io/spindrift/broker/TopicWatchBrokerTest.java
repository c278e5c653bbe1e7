package io.spindrift.broker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.spindrift.demo.EmbeddedBroker;
import io.spindrift.runtime.Application;
import io.spindrift.runtime.StartException;
import io.spindrift.waiting.Waiting;
import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Changes of topics while the application runs, after which Kafka Streams would retry without end. */
@Tag("broker")
class TopicWatchBrokerTest {
    private static final long START = 1_700_000_000_000L;
    private static final String NEVER = "3600000";
    private static final String OFTEN = "200";

    @TempDir
    private static Path folder;

    @RegisterExtension
    static final ClassBroker broker = new ClassBroker();

    /** Seen by the look at the topics, or else by the thread that fails at the rebalance. */
    @ParameterizedTest
    @CsvSource({
        "observations, " + OFTEN + ", " + NEVER,
        "labels, " + OFTEN + ", " + NEVER,
        "observations, " + NEVER + ", " + OFTEN,
        "labels, " + NEVER + ", " + OFTEN
    })
    void shouldStopWithAnInstruction_whenPartitionsAreAdded(String input, String checkInterval, String metadataAge) {
        String name = "grown-" + input + "-" + checkInterval;
        try (TestBed bed = bed(name)
                .set("input.mode", "regression")
                .withLabelsTopic()
                .set("topics.check.interval.ms", checkInterval)
                .set("metadata.max.age.ms", metadataAge)) {
            Application application = learned(bed);
            bed.addPartitions(bed.topic(input), 3);
            awaitFailure(application);
            String expected = "topic '" + bed.topic(input)
                    + "': expected 2 partitions, as when the application first started (topic '" + name
                    + "-models-changelog'), got 3";
            assertThat(application.failure()).startsWith(expected).contains("\"More partitions\"");
            assertThat(application.problem()).isEqualTo(application.failure());
            bed.stop();

            assertThatThrownBy(() -> Application.start(bed.settings()))
                    .isInstanceOf(StartException.class)
                    .hasMessageStartingWith(expected);
            Path states = folder.resolve(name + ".bin");
            assertThat(Commands.run(bed, "export", "--to", states.toString()).out())
                    .contains("1 series");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"observations", "scores"})
    void shouldStopAndNameTheTopic_whenItIsDeleted(String topic) {
        try (TestBed bed = bed("deleted-" + topic)) {
            Application application = learned(bed);
            bed.deleteTopic(bed.topic(topic));
            awaitFailure(application);
            assertThat(application.failure())
                    .startsWith("topics: expected " + bed.topic(topic) + " to exist while the application runs");
        }
    }

    @Test
    void shouldStopWithoutRestartingFromScratch_whenTheChangelogIsDeleted() {
        try (TestBed bed = bed("forgotten")) {
            Application application = learned(bed);
            Waiting.until("a commit").until(() -> bed.committed() > 0);
            // The changelog is only missed where it was seen before.
            bed.stop();
            application = bed.start();
            bed.deleteTopic("forgotten-models-changelog");
            awaitFailure(application);
            assertThat(application.failure()).startsWith("topics: expected forgotten-models-changelog to exist");
            bed.stop();
            assertThatThrownBy(() -> Application.start(bed.settings()))
                    .isInstanceOf(StartException.class)
                    .hasMessageStartingWith(
                            "topic 'forgotten-models-changelog': expected the changelog of an application that has run before, "
                                    + "got none");
        }
    }

    @Test
    void shouldNotBeReady_whenTheClusterDoesNotAnswer() {
        EmbeddedBroker own = EmbeddedBroker.start();
        try (TestBed bed = new TestBed(own.bootstrapServers(), "alone", folder)
                .set("topics.check.interval.ms", OFTEN)
                .set("default.api.timeout.ms", "2000")
                .set("request.timeout.ms", "1000")
                .set("close.timeout.ms", "1000")) {
            Application application = bed.start();
            Waiting.until("readiness").until(() -> application.problem().isEmpty());
            bed.closeProducer();
            own.close();
            Waiting.until("a cluster that is missed")
                    .until(() ->
                            application.problem().startsWith("bootstrap.servers: expected a cluster that answers"));
            assertThat(application.failed()).isFalse();
        }
    }

    private static TestBed bed(String name) {
        return new TestBed(broker.bootstrapServers(), name, folder)
                .set("model", "naive")
                .set("topics.partitions", "2")
                .set("topics.check.interval.ms", OFTEN);
    }

    /** An application that has learned something, so that there is a changelog. */
    private static Application learned(TestBed bed) {
        Application application = bed.start();
        boolean series = !"regression".equals(bed.properties().get("input.mode"));
        bed.send(bed.observations(), "a", series ? "{\"value\":1}" : "{\"id\":\"1\",\"x\":[1]}", START);
        bed.reader("forecasts").await(1);
        return application;
    }

    private static void awaitFailure(Application application) {
        Waiting.until("its end").until(application::failed);
    }
}

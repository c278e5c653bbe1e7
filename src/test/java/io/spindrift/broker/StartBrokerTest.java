package io.spindrift.broker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.spindrift.runtime.Application;
import io.spindrift.runtime.RuntimeSettings;
import io.spindrift.runtime.StartException;
import io.spindrift.runtime.Topics;
import io.spindrift.runtime.Topics.Description;
import io.spindrift.waiting.Waiting;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Tag("broker")
class StartBrokerTest {
    @TempDir
    private static Path folder;

    @RegisterExtension
    static final ClassBroker broker = new ClassBroker();

    @Test
    void shouldNameTheTopicsThatAreMissing() {
        try (TestBed bed = bed("missing").withLabelsTopic()) {
            bed.createTopic(bed.observations(), 2, Map.of());
            bed.createTopic(bed.topic("scores"), 2, Map.of());
            assertRefused(
                    bed,
                    "topics: expected missing-labels, missing-forecasts, missing-alerts, missing-dead-letters to exist; "
                            + "create them with 'spindrift topics create', or set topics.create=true");
        }
    }

    @RepeatedTest(5)
    void shouldCreateMissingTopics(RepetitionInfo repetition) {
        try (TestBed bed = bed("created-" + repetition.getCurrentRepetition()).withLabelsTopic()) {
            bed.createTopic(bed.observations(), 3, Map.of());
            bed.set("topics.create", "true").set("topics.partitions", "2").set("topics.retention.ms", "-1");
            try (Application application = Application.start(bed.settings());
                    Topics topics = Application.topics(bed.settings())) {
                assertThat(application.failed()).isFalse();
                Map<String, Description> described = topics.describe();
                assertThat(described).hasSize(6);
                assertThat(described.values())
                        .extracting(Description::partitions)
                        .containsOnly(3);
                assertThat(described.get(bed.labels()).config()).containsEntry("retention.ms", "-1");
                assertThat(described.get(bed.topic("dead-letters")).config())
                        .containsEntry("max.message.bytes", "1114112")
                        .containsEntry("message.timestamp.after.max.ms", Long.toString(Long.MAX_VALUE));
            }
        }
    }

    /** Their settings differ, and somebody else creates the observations at the same time. */
    @RepeatedTest(5)
    void shouldAgreeOnTheNumberOfPartitions_whenInstancesStartAtOnce(RepetitionInfo repetition) {
        String name = "at-once-" + repetition.getCurrentRepetition();
        try (TestBed bed = bed(name).withLabelsTopic();
                Admin other = Admin.create(Map.of("bootstrap.servers", broker.bootstrapServers()))) {
            List<CompletableFuture<Void>> instances = new ArrayList<>();
            for (int i = 2; i <= 5; i++) {
                RuntimeSettings settings =
                        bed.set("topics.partitions", Integer.toString(i)).settings();
                instances.add(CompletableFuture.runAsync(() -> create(settings)));
            }
            other.createTopics(List.of(new NewTopic(bed.observations(), 7, (short) 1)));
            instances.forEach(CompletableFuture::join);
            try (Topics topics = Application.topics(bed.settings())) {
                assertThat(topics.describe()).hasSize(6);
                assertThat(topics.describe().values())
                        .extracting(Description::partitions)
                        .containsOnly(topics.describe().get(bed.observations()).partitions());
            }
        }
    }

    private static void create(RuntimeSettings settings) {
        try (Topics topics = Application.topics(settings)) {
            topics.create(settings.creation(), settings.processor().deadLetterMaxBytes());
            assertThat(topics.describe().values())
                    .extracting(Description::partitions)
                    .containsOnly(
                            topics.describe().get(settings.topics().labels()).partitions());
        }
    }

    /** Kafka Streams or a broker creates the changelog, and prefers settings of a store to those of a user. */
    @ParameterizedTest
    @ValueSource(strings = {"classic", "streams"})
    void shouldCreateTheChangelogWithTheSettingsOfTheUser(String protocol) {
        try (TestBed bed = bed("changelog-" + protocol)
                .set("group.protocol", protocol)
                .set("topic.max.compaction.lag.ms", "3600000")
                .set("topic.delete.retention.ms", "7200000")) {
            bed.start();
            assertThat(bed.configuration(bed.topic("models-changelog")))
                    .containsEntry("max.compaction.lag.ms", "3600000")
                    .containsEntry("delete.retention.ms", "7200000")
                    .containsEntry("segment.bytes", "52428800")
                    .containsEntry("message.timestamp.before.max.ms", Long.toString(Long.MAX_VALUE))
                    .containsEntry("cleanup.policy", "compact");
        }
    }

    @Test
    void shouldRejectDifferentNumbersOfPartitions() {
        try (TestBed bed = bed("partitions").withLabelsTopic()) {
            bed.createTopic(bed.observations(), 4, Map.of());
            bed.createTopic(bed.labels(), 3, Map.of());
            bed.createTopics();
            assertRefused(
                    bed,
                    "topics 'partitions-observations' and 'partitions-labels': expected the same number of partitions, "
                            + "got 4 and 3");
        }
    }

    @Test
    void shouldRejectADeadLetterTopic_whenItsMessagesAreTooSmall() {
        try (TestBed bed = bed("small")) {
            bed.createTopic(bed.topic("dead-letters"), 1, Map.of("max.message.bytes", "1000000"));
            bed.createTopics();
            assertRefused(
                    bed,
                    "topic 'small-dead-letters': expected max.message.bytes of at least 1114112 (dead.letters.max.bytes), "
                            + "got 1000000");
        }
    }

    @Test
    void shouldRejectInputs_whenTheirRecordsAreLargerThanADeadLetter() {
        try (TestBed bed = bed("large")) {
            bed.createTopic(bed.observations(), 1, Map.of("max.message.bytes", "2000000"));
            bed.createTopics();
            assertRefused(
                    bed,
                    "dead.letters.max.bytes: expected at least 2000000, the largest record of topic 'large-observations' "
                            + "(max.message.bytes), got 1114112");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"forecasts", "scores", "alerts", "dead-letters"})
    void shouldRejectAnOutputTopic_whenItAcceptsFewerTimesThanTheInput(String output) {
        String bound = "message.timestamp.after.max.ms";
        try (TestBed bed = bed("times-of-" + output)) {
            bed.createTopic(bed.topic(output), 1, Map.of(bound, "60000", "max.message.bytes", "1114112"));
            bed.createTopics();
            assertRefused(
                    bed,
                    "topic '" + bed.topic(output) + "': expected " + bound + " of at least 3600000, that of topic '"
                            + bed.observations()
                            + "', because output records have the times of input records; got 60000");
        }
    }

    @Test
    void shouldRejectSettings_whenTheStateIsTooLarge() {
        try (TestBed bed = bed("state").set("state.max.bytes", "2000")) {
            bed.createTopics();
            long needed = bed.settings().processor().series().learnerBytes(32);
            assertThat(needed).isGreaterThan(2000);
            assertRefused(
                    bed,
                    "state.max.bytes: expected at least " + needed
                            + ", the state of a series of 32 features (features.max) under these settings, got 2000");
        }
    }

    @Test
    @Timeout(Waiting.SECONDS)
    void shouldNameABrokerThatCannotBeFound() {
        try (TestBed bed = bed("nowhere").set("bootstrap.servers", "nowhere.invalid:9092")) {
            assertRefused(bed, "nowhere.invalid:9092");
        }
    }

    @Test
    @Timeout(Waiting.SECONDS)
    void shouldNameABrokerThatDoesNotAnswer() {
        try (TestBed bed = bed("silent").set("bootstrap.servers", "localhost:1")) {
            bed.set("default.api.timeout.ms", "3000").set("request.timeout.ms", "2000");
            assertRefused(bed, "localhost:1");
        }
    }

    private static TestBed bed(String name) {
        return new TestBed(broker.bootstrapServers(), name, folder);
    }

    private static void assertRefused(TestBed bed, String message) {
        assertThatThrownBy(() -> Application.start(bed.settings()).close())
                .isInstanceOf(StartException.class)
                .hasMessageContaining(message);
    }
}

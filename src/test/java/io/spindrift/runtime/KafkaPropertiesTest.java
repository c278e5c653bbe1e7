package io.spindrift.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.spindrift.config.Configuration;
import io.spindrift.config.Sources;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.errors.LogAndContinueProcessingExceptionHandler;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class KafkaPropertiesTest {

    @Test
    void shouldRequireExactlyOnce() {
        assertThat(KafkaProperties.of(settings(Map.of("num.stream.threads", "3"))))
                .containsEntry("processing.guarantee", "exactly_once_v2")
                .containsEntry("num.stream.threads", "3");
        assertThatExceptionOfType(StartException.class)
                .isThrownBy(() -> KafkaProperties.of(settings(Map.of("processing.guarantee", "at_least_once"))))
                .withMessage(
                        "processing.guarantee: expected exactly_once_v2, because records that are learned twice or never "
                                + "give wrong models, got at_least_once");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "processing.exception.handler",
                "production.exception.handler",
                "default.production.exception.handler"
            })
    void shouldRejectHandlersThatSkipFailedRecords(String handler) {
        String passing = LogAndContinueProcessingExceptionHandler.class.getName();
        assertThatExceptionOfType(StartException.class)
                .isThrownBy(() -> KafkaProperties.of(settings(Map.of(handler, passing))))
                .withMessage(handler + ": expected no other handler, because a failed record must not be skipped, got "
                        + passing);
    }

    @Test
    void shouldHideTheMetricsOfTransactionalStores_unlessTheUserAsksForThem() {
        assertThat(KafkaProperties.of(settings(Map.of())))
                .doesNotContainKeys("metrics.jmx.exclude", "enable.metrics.push");
        assertThat(KafkaProperties.of(settings(Map.of("stores.transactional", "true"))))
                .containsEntry("metrics.jmx.exclude", "kafka\\.streams:type=stream-state-metrics,.*")
                .containsEntry("enable.metrics.push", false);
        assertThat(KafkaProperties.of(settings(Map.of("stores.transactional", "true", "enable.metrics.push", "true"))))
                .containsEntry("enable.metrics.push", "true");
    }

    /** The changelog is compacted early, so that a restore is short, unless the user has other wishes. */
    @Test
    void shouldGiveTheChangelogItsSettings_andPreferThoseOfTheUser() {
        assertThat(KafkaProperties.of(settings(Map.of())))
                .containsEntry("topic.max.compaction.lag.ms", "600000")
                .containsEntry("topic.segment.bytes", "52428800")
                .containsEntry("topic.message.timestamp.after.max.ms", Long.toString(Long.MAX_VALUE));
        assertThat(KafkaProperties.of(settings(Map.of("topic.max.compaction.lag.ms", "3600000"))))
                .containsEntry("topic.max.compaction.lag.ms", "3600000")
                .containsEntry("topic.segment.bytes", "52428800");
    }

    @Test
    void shouldPassTagsOfTheInstance() {
        StreamsConfig config = new StreamsConfig(
                KafkaProperties.of(settings(Map.of("client.tag.zone", "a", "rack.aware.assignment.tags", "zone"))));
        assertThat(config.getClientTags()).isEqualTo(Map.of("zone", "a"));
    }

    /** The brokers decide both for the group. */
    @Test
    void shouldLeaveHeartbeatsAndReplicasToTheGroup_withTheStreamsProtocol() {
        Map<String, String> own = Map.of("num.standby.replicas", "1");
        assertThat(KafkaProperties.of(settings(own)))
                .containsEntry("consumer.heartbeat.interval.ms", 1000)
                .containsEntry("num.standby.replicas", "1");
        Map<String, String> streams = Map.of("num.standby.replicas", "1", "group.protocol", "streams");
        assertThat(KafkaProperties.of(settings(streams)))
                .containsEntry("group.protocol", "streams")
                .doesNotContainKeys("consumer.heartbeat.interval.ms", "num.standby.replicas");
    }

    private static RuntimeSettings settings(Map<String, String> own) {
        Map<String, String> all = new HashMap<>(own);
        all.put("application.id", "app");
        all.put("bootstrap.servers", "none:1");
        return new Configuration(new Sources().settings(all)).runtime();
    }
}

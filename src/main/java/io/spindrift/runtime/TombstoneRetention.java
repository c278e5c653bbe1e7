package io.spindrift.runtime;

import java.time.Duration;
import java.util.Optional;
import org.apache.kafka.common.config.TopicConfig;
import org.apache.kafka.streams.StreamsConfig;

/**
 * How long the changelog keeps the tombstones of deleted keys. A local store that lacks the writes of a longer time may
 * have keys that nothing in the changelog deletes any more: series that have ended would come back.
 *
 * @param duration delete.retention.ms of the changelog
 */
record TombstoneRetention(Duration duration) {
    /** Default of Kafka. */
    private static final Duration DEFAULT = Duration.ofDays(1);

    private static final String SETTING = StreamsConfig.topicPrefix(TopicConfig.DELETE_RETENTION_MS_CONFIG);
    private static final Duration CLEANUP_DELAY_MIN = Duration.ofSeconds(1);

    /**
     * Returns the retention of a changelog. The topic itself decides, if it exists and can be described, since it may have
     * been created by another command or changed at the broker. Otherwise it is the one that the changelog will be created
     * with, as far as the settings say.
     *
     * @param changelog the topic, if it exists
     * @throws StartException if the setting is not a number
     */
    static TombstoneRetention of(RuntimeSettings settings, Optional<Topics.Description> changelog) {
        long created = settings.number(SETTING, "milliseconds", DEFAULT.toMillis());
        return new TombstoneRetention(Duration.ofMillis(changelog
                .flatMap(topic -> topic.number(TopicConfig.DELETE_RETENTION_MS_CONFIG))
                .orElse(created)));
    }

    /** Returns how long after its last write a store may be used. The other half is time for the restore. */
    Duration storesKeptFor() {
        return duration.dividedBy(2);
    }

    /**
     * Returns the largest sound state.cleanup.delay.ms. Kafka Streams removes the store of a partition that it has lost
     * after this delay, and checks once per delay, so the store can be twice as old when the partition returns.
     */
    Duration cleanupDelayMax() {
        Duration max = storesKeptFor().dividedBy(2);
        return max.compareTo(CLEANUP_DELAY_MIN) < 0 ? CLEANUP_DELAY_MIN : max;
    }
}

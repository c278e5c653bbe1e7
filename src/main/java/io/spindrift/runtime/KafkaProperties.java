package io.spindrift.runtime;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.config.TopicConfig;
import org.apache.kafka.streams.StreamsConfig;

/** The properties of Kafka Streams: what this application needs, what it advises, and what the user gave. */
final class KafkaProperties {
    private static final int BATCH_BYTES = 1 << 20;

    private static final int HEARTBEAT_MILLIS = 1000;

    /** The broker's default for a topic. */
    private static final long TOMBSTONES_KEPT_MILLIS = Duration.ofDays(1).toMillis();

    /** Those that may have what fails passed over. */
    private static final List<String> HANDLERS = List.of(
            StreamsConfig.PROCESSING_EXCEPTION_HANDLER_CLASS_CONFIG,
            StreamsConfig.PRODUCTION_EXCEPTION_HANDLER_CLASS_CONFIG,
            // The name it had before, which Kafka Streams still obeys.
            "default.production.exception.handler");

    private KafkaProperties() {}

    /** Snapshots and journals are consistent because they are written in one transaction with the offsets. */
    private static void requireExactlyOnce(Map<String, Object> properties) {
        Object guarantee = properties.get(StreamsConfig.PROCESSING_GUARANTEE_CONFIG);
        if (!StreamsConfig.EXACTLY_ONCE_V2.equals(guarantee)) {
            throw new StartException(StreamsConfig.PROCESSING_GUARANTEE_CONFIG + ": expected "
                    + StreamsConfig.EXACTLY_ONCE_V2
                    + ", because records that are learned twice or never give wrong models, got " + guarantee);
        }
    }

    /** What cannot be used is among the dead letters; what fails besides is to come again. */
    private static void requireNothingPassedOver(Map<String, Object> given) {
        for (String handler : HANDLERS) {
            if (given.containsKey(handler)) {
                throw new StartException(
                        handler + ": expected no other handler, because a failed record must not be skipped, got "
                                + given.get(handler));
            }
        }
    }

    /** How long after its stop a store may still be gone on from: half as long as its changelog keeps tombstones. */
    static Duration storesKeptFor(RuntimeSettings settings) {
        Object retention = settings.kafka().get(StreamsConfig.topicPrefix(TopicConfig.DELETE_RETENTION_MS_CONFIG));
        try {
            return Duration.ofMillis(retention == null ? TOMBSTONES_KEPT_MILLIS : Long.parseLong(retention.toString()))
                    .dividedBy(2);
        } catch (NumberFormatException e) {
            throw new StartException(
                    StreamsConfig.topicPrefix(TopicConfig.DELETE_RETENTION_MS_CONFIG) + ": expected milliseconds, got "
                            + retention,
                    e);
        }
    }

    static Map<String, Object> of(RuntimeSettings settings) {
        Map<String, Object> properties = new HashMap<>();
        properties.put(StreamsConfig.PROCESSING_GUARANTEE_CONFIG, StreamsConfig.EXACTLY_ONCE_V2);
        properties.put(StreamsConfig.producerPrefix(ProducerConfig.BATCH_SIZE_CONFIG), BATCH_BYTES);
        properties.put(
                StreamsConfig.producerPrefix(ProducerConfig.MAX_REQUEST_SIZE_CONFIG),
                2 * settings.processor().deadLetterMaxBytes());
        // Without this, Kafka Streams warns about the exception handler of its global thread.
        properties.put("processing.exception.handler.global.enabled", true);
        // What waits for the members of the group waits for their heartbeats.
        properties.put(StreamsConfig.consumerPrefix(ConsumerConfig.HEARTBEAT_INTERVAL_MS_CONFIG), HEARTBEAT_MILLIS);
        properties.putAll(settings.kafka());
        requireExactlyOnce(properties);
        requireNothingPassedOver(settings.kafka());
        properties.put(StreamsConfig.ENSURE_EXPLICIT_INTERNAL_RESOURCE_NAMING_CONFIG, true);
        return properties;
    }
}

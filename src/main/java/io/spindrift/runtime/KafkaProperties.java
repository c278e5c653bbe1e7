package io.spindrift.runtime;

import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.streams.StreamsConfig;

/** The properties of Kafka Streams: what this application needs, what it advises, and what the user gave. */
final class KafkaProperties {
    private static final int BATCH_BYTES = 1 << 20;

    private static final int HEARTBEAT_MILLIS = 1000;

    private KafkaProperties() {}

    /** Snapshots and journals are consistent because they are written in one transaction with the offsets. */
    private static void requireExactlyOnce(Map<String, Object> properties) {
        Object guarantee = properties.get(StreamsConfig.PROCESSING_GUARANTEE_CONFIG);
        if (!StreamsConfig.EXACTLY_ONCE_V2.equals(guarantee)) {
            throw new StartException(StreamsConfig.PROCESSING_GUARANTEE_CONFIG + ": expected "
                    + StreamsConfig.EXACTLY_ONCE_V2
                    + ", since what is learnt twice or never is learnt wrongly, got " + guarantee);
        }
    }

    static Map<String, Object> of(RuntimeSettings settings) {
        Map<String, Object> properties = new HashMap<>();
        properties.put(StreamsConfig.PROCESSING_GUARANTEE_CONFIG, StreamsConfig.EXACTLY_ONCE_V2);
        properties.put(StreamsConfig.producerPrefix(ProducerConfig.BATCH_SIZE_CONFIG), BATCH_BYTES);
        properties.put(
                StreamsConfig.producerPrefix(ProducerConfig.MAX_REQUEST_SIZE_CONFIG),
                2 * settings.processor().deadLetterMostBytes());
        // There is no global thread here; without this, Kafka Streams warns about its exception handler.
        properties.put("processing.exception.handler.global.enabled", true);
        // What waits for the members of the group waits for their heartbeats.
        properties.put(StreamsConfig.consumerPrefix(ConsumerConfig.HEARTBEAT_INTERVAL_MS_CONFIG), HEARTBEAT_MILLIS);
        properties.putAll(settings.kafka());
        requireExactlyOnce(properties);
        properties.put(StreamsConfig.ENSURE_EXPLICIT_INTERNAL_RESOURCE_NAMING_CONFIG, true);
        return properties;
    }
}

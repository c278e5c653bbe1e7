package io.spindrift.runtime;

import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.streams.StreamsConfig;

import java.util.HashMap;
import java.util.Map;

/** The properties of Kafka Streams: what this application needs, what it advises, and what the user gave. */
final class KafkaProperties {
    private static final int BATCH_BYTES = 1 << 20;

    private KafkaProperties() {}

    static Map<String, Object> of(RuntimeSettings settings) {
        Map<String, Object> properties = new HashMap<>();
        properties.put(StreamsConfig.PROCESSING_GUARANTEE_CONFIG, StreamsConfig.EXACTLY_ONCE_V2);
        properties.put(StreamsConfig.producerPrefix(ProducerConfig.BATCH_SIZE_CONFIG), BATCH_BYTES);
        properties.put(
                StreamsConfig.producerPrefix(ProducerConfig.MAX_REQUEST_SIZE_CONFIG),
                2 * settings.processor().deadLetterMostBytes());
        // There is no global thread here; without this, Kafka Streams warns about its exception handler.
        properties.put("processing.exception.handler.global.enabled", true);
        properties.putAll(settings.kafka());
        properties.put(StreamsConfig.ENSURE_EXPLICIT_INTERNAL_RESOURCE_NAMING_CONFIG, true);
        return properties;
    }

    /** The part of the user's properties that an administrative client takes. */
    static Map<String, Object> admin(Map<String, Object> kafka) {
        Map<String, Object> properties = new HashMap<>();
        kafka.forEach((name, value) -> {
            if (name.startsWith(StreamsConfig.ADMIN_CLIENT_PREFIX)) {
                properties.put(name.substring(StreamsConfig.ADMIN_CLIENT_PREFIX.length()), value);
            } else {
                properties.putIfAbsent(name, value);
            }
        });
        return properties;
    }
}

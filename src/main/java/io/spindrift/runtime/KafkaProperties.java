package io.spindrift.runtime;

import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.streams.StreamsConfig;

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
}

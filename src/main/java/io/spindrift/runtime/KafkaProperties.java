package io.spindrift.runtime;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.metrics.JmxReporter;
import org.apache.kafka.streams.StreamsConfig;

/**
 * The properties of Kafka Streams: those that this application requires, its defaults, and those that the user gave.
 */
final class KafkaProperties {
    private static final int BATCH_BYTES = 1 << 20;

    private static final int HEARTBEAT_MILLIS = 1000;

    /** Handlers that could skip a failed record. */
    private static final List<String> HANDLERS = List.of(
            StreamsConfig.PROCESSING_EXCEPTION_HANDLER_CLASS_CONFIG,
            StreamsConfig.PRODUCTION_EXCEPTION_HANDLER_CLASS_CONFIG,
            // Kafka Streams still accepts this earlier name.
            "default.production.exception.handler");

    private KafkaProperties() {}

    /** Snapshots and journals are consistent only because they are written in one transaction with the offsets. */
    private static void requireExactlyOnce(Map<String, Object> properties) {
        Object guarantee = properties.get(StreamsConfig.PROCESSING_GUARANTEE_CONFIG);
        if (!StreamsConfig.EXACTLY_ONCE_V2.equals(guarantee)) {
            throw new StartException(StreamsConfig.PROCESSING_GUARANTEE_CONFIG + ": expected "
                    + StreamsConfig.EXACTLY_ONCE_V2
                    + ", because records that are learned twice or never give wrong models, got " + guarantee);
        }
    }

    /** Reading this metric can end the JVM ({@link SafelyMeasuredStreams}). JMX can only hide all metrics of stores. */
    private static void hideUncommittedBytes(Map<String, Object> properties) {
        properties.put(JmxReporter.EXCLUDE_CONFIG, "kafka\\.streams:type=" + SafelyMeasuredStreams.STORES + ",.*");
        properties.put(StreamsConfig.ENABLE_METRICS_PUSH_CONFIG, false);
    }

    /** An unusable record becomes a dead letter. Any other failed record must be processed again. */
    private static void requireNoSkippingHandler(Map<String, Object> given) {
        for (String handler : HANDLERS) {
            if (given.containsKey(handler)) {
                throw new StartException(
                        handler + ": expected no other handler, because a failed record must not be skipped, got "
                                + given.get(handler));
            }
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
        if (!settings.streamsProtocol()) {
            // A rebalance waits until all members have sent a heartbeat, so frequent heartbeats make it shorter.
            properties.put(StreamsConfig.consumerPrefix(ConsumerConfig.HEARTBEAT_INTERVAL_MS_CONFIG), HEARTBEAT_MILLIS);
        }
        if (settings.transactionalStores()) {
            hideUncommittedBytes(properties);
        }
        properties.putAll(settings.kafka());
        settings.changelogConfig().forEach((name, value) -> properties.put(StreamsConfig.topicPrefix(name), value));
        if (settings.streamsProtocol()) {
            // The group has it (StreamsGroup). Kafka Streams would warn that it ignores it.
            properties.remove(StreamsConfig.NUM_STANDBY_REPLICAS_CONFIG);
        }
        requireExactlyOnce(properties);
        requireNoSkippingHandler(settings.kafka());
        properties.put(StreamsConfig.ENSURE_EXPLICIT_INTERNAL_RESOURCE_NAMING_CONFIG, true);
        return properties;
    }
}

package io.spindrift.tail;

import io.spindrift.event.DeadLetter;
import io.spindrift.json.OutputReader;
import io.spindrift.topology.TopicNames;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.IsolationLevel;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/**
 * Reads the records that applications publish, and passes them to a listener. It reads committed records only. This class
 * belongs to one thread.
 */
public final class Tailer implements AutoCloseable {
    private final KafkaConsumer<byte[], byte[]> consumer;
    private final Set<String> forecasts = new HashSet<>();
    private final Set<String> scores = new HashSet<>();
    private final Set<String> alerts = new HashSet<>();
    private final OutputReader reader = new OutputReader();
    private final OutputListener published;

    /**
     * @param kafka properties of the Kafka client
     * @param applications the topics of each application
     * @param fromStart whether to read earlier records too
     * @param published the listener
     */
    public Tailer(
            Map<String, Object> kafka, List<TopicNames> applications, boolean fromStart, OutputListener published) {
        this.published = published;
        consumer = consumer(kafka);
        List<TopicPartition> partitions = new ArrayList<>();
        for (TopicNames topics : applications) {
            forecasts.add(topics.forecasts());
            scores.add(topics.scores());
            alerts.add(topics.alerts());
            for (String topic : topics.outputs()) {
                consumer.partitionsFor(topic)
                        .forEach(info -> partitions.add(new TopicPartition(topic, info.partition())));
            }
        }
        consumer.assign(partitions);
        if (fromStart) {
            consumer.seekToBeginning(partitions);
        } else {
            consumer.seekToEnd(partitions);
        }
    }

    /** Waits for records and passes them to the listener. */
    public void poll(Duration wait) {
        for (ConsumerRecord<byte[], byte[]> record : consumer.poll(wait)) {
            try {
                take(record);
            } catch (IOException e) {
                throw new UncheckedIOException(
                        "topic '" + record.topic() + "': expected records that Spindrift publishes, got others", e);
            }
        }
    }

    @Override
    public void close() {
        consumer.close();
    }

    private void take(ConsumerRecord<byte[], byte[]> record) throws IOException {
        if (forecasts.contains(record.topic())) {
            published.add(reader.forecast(record.value()));
        } else if (scores.contains(record.topic())) {
            published.add(reader.score(record.value()));
        } else if (alerts.contains(record.topic())) {
            published.add(reader.alert(record.value()));
        } else {
            published.addDeadLetter(header(record, DeadLetter.KIND), header(record, DeadLetter.REASON));
        }
    }

    private static String header(ConsumerRecord<byte[], byte[]> record, String name) {
        Header header = record.headers().lastHeader(name);
        return header == null ? "unknown" : new String(header.value(), StandardCharsets.UTF_8);
    }

    private static KafkaConsumer<byte[], byte[]> consumer(Map<String, Object> kafka) {
        Map<String, Object> properties = new HashMap<>(kafka);
        properties.put(
                ConsumerConfig.ISOLATION_LEVEL_CONFIG,
                IsolationLevel.READ_COMMITTED.toString().toLowerCase(Locale.ROOT));
        properties.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        properties.remove(ConsumerConfig.GROUP_ID_CONFIG);
        return new KafkaConsumer<>(properties, new ByteArrayDeserializer(), new ByteArrayDeserializer());
    }
}

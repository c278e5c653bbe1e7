package io.spindrift.broker;

import io.spindrift.waiting.Waiting;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/** Reads the committed records of a topic from its start, and keeps them. */
public final class TopicReader implements AutoCloseable {
    private static final Duration POLL = Duration.ofMillis(100);

    private final String topic;
    private final KafkaConsumer<byte[], byte[]> consumer;
    private final List<TopicPartition> partitions;
    private final List<ConsumerRecord<byte[], byte[]>> records = new ArrayList<>();

    public TopicReader(String bootstrapServers, String topic) {
        this.topic = topic;
        Map<String, Object> properties = Map.of(
                ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG,
                bootstrapServers,
                ConsumerConfig.ISOLATION_LEVEL_CONFIG,
                "read_committed",
                ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG,
                false,
                ConsumerConfig.DEFAULT_API_TIMEOUT_MS_CONFIG,
                (int) Waiting.BOUND.toMillis(),
                ConsumerConfig.FETCH_MAX_WAIT_MS_CONFIG,
                20);
        consumer = new KafkaConsumer<>(properties, new ByteArrayDeserializer(), new ByteArrayDeserializer());
        partitions = consumer.partitionsFor(topic).stream()
                .map(info -> new TopicPartition(topic, info.partition()))
                .toList();
        consumer.assign(partitions);
        consumer.seekToBeginning(partitions);
    }

    /** All that is there by now. */
    public List<ConsumerRecord<byte[], byte[]>> all() {
        Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
        while (partitions.stream().anyMatch(partition -> consumer.position(partition) < ends.get(partition))) {
            consumer.poll(POLL).forEach(records::add);
        }
        return List.copyOf(records);
    }

    /** Returns all records, once there are as many as expected. */
    public List<ConsumerRecord<byte[], byte[]>> await(int count) {
        return await(count + " records", all -> all.size() >= count);
    }

    /** All that is there once it is as expected. */
    public List<ConsumerRecord<byte[], byte[]>> await(
            String expected, Predicate<List<ConsumerRecord<byte[], byte[]>>> condition) {
        Waiting.until("topic " + topic + ": " + expected).pollInSameThread().until(this::all, condition);
        return List.copyOf(records);
    }

    /** Returns all records of a series, once there are as many as expected. */
    public List<ConsumerRecord<byte[], byte[]>> awaitOf(String series, int count) {
        return of(
                series,
                await(count + " records of " + series, all -> of(series, all).size() >= count));
    }

    @Override
    public void close() {
        consumer.close();
    }

    public static List<ConsumerRecord<byte[], byte[]>> of(String series, List<ConsumerRecord<byte[], byte[]>> records) {
        return records.stream()
                .filter(record -> series.equals(text(record.key())))
                .toList();
    }

    /** Value, time and headers of the records of each key, in order. */
    public static Map<String, List<String>> byKey(List<ConsumerRecord<byte[], byte[]>> records) {
        Map<String, List<String>> byKey = new TreeMap<>();
        for (ConsumerRecord<byte[], byte[]> record : records) {
            byKey.computeIfAbsent(text(record.key()), key -> new ArrayList<>())
                    .add(text(record.value()) + " at " + record.timestamp() + " " + headers(record));
        }
        return byKey;
    }

    public static Map<String, String> headers(ConsumerRecord<byte[], byte[]> record) {
        Map<String, String> headers = new LinkedHashMap<>();
        for (Header header : record.headers()) {
            headers.put(header.key(), text(header.value()));
        }
        return headers;
    }

    public static String text(byte[] bytes) {
        return bytes == null ? null : new String(bytes, StandardCharsets.UTF_8);
    }
}

package io.spindrift.chaos.check;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/** The committed records of a topic: for each key, in order, value, time and headers of each record. */
public final class Output {
    private static final int MAX_TOLD = 10;

    private final Map<String, List<Published>> perKey = new TreeMap<>();
    private long count;

    /** One record, without its key; bytes that cannot be printed are written so that no two differ unseen. */
    public record Published(String value, long time, List<Map.Entry<String, String>> headers) {
        /** The value of a header; or null. */
        public String header(String name) {
            return headers.stream()
                    .filter(header -> header.getKey().equals(name))
                    .map(Map.Entry::getValue)
                    .findFirst()
                    .orElse(null);
        }

        @Override
        public String toString() {
            return value + " @" + time + (headers.isEmpty() ? "" : " " + headers);
        }
    }

    /** Reads a topic up to its present end. */
    public static Output of(String servers, String topic) {
        Output output = new Output();
        try (KafkaConsumer<byte[], byte[]> consumer = new KafkaConsumer<>(
                Map.of("bootstrap.servers", servers, "isolation.level", "read_committed"),
                new ByteArrayDeserializer(),
                new ByteArrayDeserializer())) {
            List<TopicPartition> partitions = consumer.partitionsFor(topic).stream()
                    .map(info -> new TopicPartition(topic, info.partition()))
                    .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
            while (partitions.stream().anyMatch(partition -> consumer.position(partition) < ends.get(partition))) {
                consumer.poll(Duration.ofMillis(100)).forEach(output::add);
            }
        }
        return output;
    }

    /** The same of records that were read otherwise. */
    public static Output of(Iterable<ConsumerRecord<byte[], byte[]>> records) {
        Output output = new Output();
        records.forEach(output::add);
        return output;
    }

    public long count() {
        return count;
    }

    public Map<String, List<Published>> perKey() {
        return perKey;
    }

    /**
     * Returns the number of records that differ from those of another output, by key and position. Describes the first
     * of them.
     */
    public long differences(Output other, List<String> told) {
        long differences = 0;
        Map<String, List<Published>> all = new TreeMap<>(perKey);
        other.perKey.forEach(all::putIfAbsent);
        for (String key : all.keySet()) {
            List<Published> mine = perKey.getOrDefault(key, List.of());
            List<Published> theirs = other.perKey.getOrDefault(key, List.of());
            for (int i = 0; i < Math.max(mine.size(), theirs.size()); i++) {
                Published left = i < mine.size() ? mine.get(i) : null;
                Published right = i < theirs.size() ? theirs.get(i) : null;
                if (left == null || !left.equals(right)) {
                    differences++;
                    if (told.size() < MAX_TOLD) {
                        told.add(key + "[" + i + "]:\n  " + left + "\n  " + right);
                    }
                }
            }
        }
        return differences;
    }

    private void add(ConsumerRecord<byte[], byte[]> record) {
        List<Map.Entry<String, String>> headers = new ArrayList<>();
        for (Header header : record.headers()) {
            headers.add(Map.entry(header.key(), text(header.value())));
        }
        perKey.computeIfAbsent(text(record.key()), key -> new ArrayList<>())
                .add(new Published(text(record.value()), record.timestamp(), headers));
        count++;
    }

    /** Printable bytes as they are, all others so that no two differ unseen. */
    public static String text(byte[] bytes) {
        if (bytes == null) {
            return "null";
        }
        for (byte b : bytes) {
            if (b < ' ' || b > '~') {
                return "0x" + HexFormat.of().formatHex(bytes);
            }
        }
        return new String(bytes, StandardCharsets.US_ASCII);
    }
}

package io.spindrift.crash;

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

/** What stands on a topic for a reader of committed records: per key, in order, value, time and headers of each record. */
final class Output {
    private final Map<String, List<String>> perKey = new TreeMap<>();
    private long count;

    /** Reads a topic up to its present end. */
    static Output of(String servers, String topic) {
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

    long count() {
        return count;
    }

    Map<String, List<String>> perKey() {
        return perKey;
    }

    /** How many records of this and another differ, per key and place; the first of them are told. */
    long differences(Output other, List<String> told) {
        long differences = 0;
        Map<String, List<String>> all = new TreeMap<>(perKey);
        other.perKey.forEach(all::putIfAbsent);
        for (String key : all.keySet()) {
            List<String> mine = perKey.getOrDefault(key, List.of());
            List<String> theirs = other.perKey.getOrDefault(key, List.of());
            for (int i = 0; i < Math.max(mine.size(), theirs.size()); i++) {
                String left = i < mine.size() ? mine.get(i) : "nothing";
                String right = i < theirs.size() ? theirs.get(i) : "nothing";
                if (!left.equals(right)) {
                    differences++;
                    if (told.size() < 10) {
                        told.add(key + "[" + i + "]:\n  " + left + "\n  " + right);
                    }
                }
            }
        }
        return differences;
    }

    private void add(ConsumerRecord<byte[], byte[]> record) {
        StringBuilder all = new StringBuilder(text(record.value())).append(" @").append(record.timestamp());
        for (Header header : record.headers()) {
            // The names of topics are those of the runs.
            all.append(' ').append(header.key()).append('=').append(text(header.value()));
        }
        perKey.computeIfAbsent(text(record.key()), key -> new ArrayList<>()).add(all.toString());
        count++;
    }

    /** Printable bytes as they are, all others so that no two differ unseen. */
    private static String text(byte[] bytes) {
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

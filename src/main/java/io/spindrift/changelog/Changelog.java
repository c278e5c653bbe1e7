package io.spindrift.changelog;

import io.spindrift.event.SeriesNames;
import io.spindrift.store.StoreEntry;
import java.time.Duration;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.function.BiConsumer;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.common.utils.Utils;

/** Reads the newest committed value of each key of a changelog or another compacted topic, as of the beginning of the read. */
public final class Changelog implements AutoCloseable {
    private static final Duration POLL = Duration.ofMillis(200);

    private final String topic;
    private final KafkaConsumer<byte[], byte[]> consumer;

    /**
     * @param kafka properties of a consumer
     * @param applicationId the id of the application
     * @param store the name of the state store
     */
    public Changelog(Map<String, Object> kafka, String applicationId, String store) {
        this(kafka, topic(applicationId, store));
    }

    private Changelog(Map<String, Object> kafka, String topic) {
        this.topic = topic;
        Map<String, Object> properties = new HashMap<>(kafka);
        properties.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
        properties.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        properties.remove(ConsumerConfig.GROUP_INSTANCE_ID_CONFIG);
        consumer = new KafkaConsumer<>(properties, new ByteArrayDeserializer(), new ByteArrayDeserializer());
    }

    /**
     * Opens a compacted topic of any name.
     *
     * @param kafka properties of a consumer
     */
    public static Changelog ofTopic(Map<String, Object> kafka, String topic) {
        return new Changelog(kafka, topic);
    }

    /** Returns the topic in which Kafka Streams keeps a store. */
    public static String topic(String applicationId, String store) {
        return applicationId + "-" + store + "-changelog";
    }

    /**
     * Returns the partition that Kafka's default partitioner for Java gives the records of a series.
     *
     * @param names the names of series
     * @return empty if the name does not determine the key of the records
     */
    public static OptionalInt partition(String series, SeriesNames names, int partitions) {
        return names.keyBytes(series)
                .map(key -> OptionalInt.of(Utils.toPositive(Utils.murmur2(key)) % partitions))
                .orElseGet(OptionalInt::empty);
    }

    /**
     * Returns the partition that has a series, whichever partitioner its producer uses; empty if no partition has it.
     *
     * @param names the names of series
     */
    public OptionalInt find(String series, SeriesNames names) {
        return likelyFirst(series, names)
                .filter(partition -> {
                    boolean[] found = {false};
                    read(
                            partition,
                            key -> StoreEntry.kind(key) == StoreEntry.Kind.HEADER && StoreEntry.isOf(series, key),
                            (key, value) -> found[0] = true);
                    return found[0];
                })
                .findFirst();
    }

    /** Returns all partitions. The first is the one that Kafka's default partitioner gives a series. */
    public IntStream likelyFirst(String series, SeriesNames names) {
        int partitions = partitions();
        int likely = partition(series, names, partitions).orElse(0);
        return IntStream.range(0, partitions).map(i -> (likely + i) % partitions);
    }

    /**
     * Returns the number of partitions.
     *
     * @throws ChangelogException if there is no such topic
     */
    public int partitions() {
        List<PartitionInfo> found = described();
        if (found.isEmpty()) {
            throw new ChangelogException(
                    "topic '" + topic + "': expected the changelog of an application, got no topic of that name");
        }
        return found.size();
    }

    /** Returns whether there is such a topic, and this client may see it. */
    public boolean exists() {
        return !described().isEmpty();
    }

    private List<PartitionInfo> described() {
        // This lists all topics, because a query for one topic would create it if the broker creates topics
        // automatically.
        return consumer.listTopics().getOrDefault(topic, List.of());
    }

    /**
     * Passes the newest value of each wanted key of a partition to a consumer, in no particular order, without deleted keys. It
     * reads the partition once, because values that are overwritten meanwhile may not be found again. Values are stored in a
     * temporary file, so only the keys are in memory.
     *
     * @throws ChangelogException if that file cannot be written
     */
    public void read(int partition, Predicate<byte[]> wanted, BiConsumer<byte[], byte[]> to) {
        try (SpillFile values = new SpillFile()) {
            // The values are taken in the order of the file, so the file is read sequentially.
            Map<Bytes, SpillFile.Place> newest = new LinkedHashMap<>();
            scan(partition, record -> {
                Bytes key = Bytes.wrap(record.key());
                newest.remove(key);
                if (record.value() != null && wanted.test(record.key())) {
                    newest.put(key, values.put(record.value()));
                }
            });
            newest.forEach((key, place) -> to.accept(key.get(), values.get(place)));
        }
    }

    /** Returns whether nothing has been committed to a partition. */
    boolean isEmpty(int number) {
        TopicPartition partition = rewound(number);
        long end = end(partition);
        while (consumer.position(partition) < end) {
            if (!consumer.poll(POLL).isEmpty()) {
                return false;
            }
        }
        return true;
    }

    @Override
    public void close() {
        consumer.close();
    }

    private interface Reading {
        void take(ConsumerRecord<byte[], byte[]> record);
    }

    private void scan(int number, Reading reading) {
        TopicPartition partition = rewound(number);
        scanToEnd(partition, reading);
        // A value that compaction removed before it was read was written again, after the first end and before the
        // second.
        scanToEnd(partition, reading);
    }

    private void scanToEnd(TopicPartition partition, Reading reading) {
        long end = end(partition);
        while (consumer.position(partition) < end) {
            consumer.poll(POLL).forEach(reading::take);
        }
    }

    private TopicPartition rewound(int number) {
        TopicPartition partition = new TopicPartition(topic, number);
        consumer.assign(List.of(partition));
        consumer.seekToBeginning(List.of(partition));
        return partition;
    }

    private long end(TopicPartition partition) {
        return consumer.endOffsets(List.of(partition)).get(partition);
    }
}

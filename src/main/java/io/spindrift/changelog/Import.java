package io.spindrift.changelog;

import io.spindrift.event.SeriesNames;
import io.spindrift.model.state.CorruptStateException;
import io.spindrift.model.time.RecordClock;
import io.spindrift.serde.PartitionRecord;
import io.spindrift.serde.Seen;
import io.spindrift.serde.SeriesHeader;
import io.spindrift.store.StoreEntry;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.config.TopicConfig;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/**
 * Writes exported states into the changelog of an application that has not been started. Its first start restores them. Series
 * are assigned to partitions again, so the number of partitions may differ. Everything is written in one transaction, so a
 * failure leaves nothing.
 */
public final class Import {
    private static final int REQUEST_BYTES = 4 << 20;
    private static final int TRANSACTION_MILLIS = 15 * 60 * 1000;

    private final Target target;
    private final PartitionAssignment partitions;
    /** The number of series of each partition. */
    private final long[] series;
    /** The maximum elapsed time of the partition clocks of the file. */
    private long elapsed;
    /** The latest core version that wrote to the file; 0 if the file does not say. */
    private int version;

    /**
     * The target of an import.
     *
     * @param admin properties of an admin client
     * @param consumer properties of a consumer
     * @param producer properties of a producer
     * @param topic the changelog
     * @param partitions the number of partitions of the application's input
     * @param replicationFactor the number of replicas of the changelog; −1 for the broker's default
     * @param config the configuration of the changelog
     * @param names the names of series, which determine their partitions if the number of partitions differs
     */
    public record Target(
            Map<String, Object> admin,
            Map<String, Object> consumer,
            Map<String, Object> producer,
            String topic,
            int partitions,
            short replicationFactor,
            Map<String, String> config,
            SeriesNames names) {}

    public Import(Target target) {
        this.target = target;
        partitions = new PartitionAssignment(target.names, target.partitions);
        series = new long[target.partitions];
    }

    /**
     * Imports all series of a file.
     *
     * @return the number of series
     * @throws ChangelogException if the file is incomplete, or the application has states already
     */
    public long from(Path path) throws IOException {
        StateFile.read(path, this::count);
        createEmpty();
        try {
            transact(path);
        } catch (TimeoutException e) {
            // The cluster is busy. Nothing was committed, so everything may be written again.
            retry(path);
        }
        return Arrays.stream(series).sum();
    }

    private void retry(Path path) throws IOException {
        try {
            transact(path);
        } catch (TimeoutException e) {
            throw new ChangelogException(
                    "topic '" + target.topic + "': the cluster did not take the states in time: " + e.getMessage(), e);
        }
    }

    /** @throws TimeoutException if the cluster did not take everything in time; then nothing was written */
    private void transact(Path path) throws IOException {
        Map<String, Object> properties = new HashMap<>(target.producer);
        properties.put(ProducerConfig.TRANSACTIONAL_ID_CONFIG, target.topic + "-import");
        properties.put(ProducerConfig.TRANSACTION_TIMEOUT_CONFIG, TRANSACTION_MILLIS);
        properties.put(ProducerConfig.MAX_REQUEST_SIZE_CONFIG, REQUEST_BYTES);
        try (KafkaProducer<byte[], byte[]> producer =
                new KafkaProducer<>(properties, new ByteArraySerializer(), new ByteArraySerializer())) {
            producer.initTransactions();
            transact(producer, path);
        }
    }

    /**
     * Returns whether some states are in the right partition only if the producers assign keys as Kafka's default partitioner
     * for Java does. The file does not say in which of several partitions the records were.
     */
    public boolean placementAssumed() {
        return partitions.assumed();
    }

    private void transact(KafkaProducer<byte[], byte[]> producer, Path path) throws IOException {
        producer.beginTransaction();
        try {
            write(producer, path);
            producer.commitTransaction();
        } catch (KafkaException e) {
            abort(producer, e);
            if (e instanceof TimeoutException || e.getCause() instanceof TimeoutException) {
                throw new TimeoutException((e instanceof TimeoutException ? e : e.getCause()).getMessage(), e);
            }
            throw new ChangelogException(
                    "topic '" + target.topic + "': the states could not be written: " + e.getMessage(), e);
        } catch (IOException | ChangelogException e) {
            abort(producer, e);
            throw e;
        }
    }

    /** If this fails too, the next import aborts the transaction, or the brokers do when it times out. */
    private static void abort(KafkaProducer<byte[], byte[]> producer, Exception why) {
        try {
            producer.abortTransaction();
        } catch (KafkaException | IllegalStateException e) {
            why.addSuppressed(e);
        }
        producer.close(Duration.ZERO);
    }

    private void write(KafkaProducer<byte[], byte[]> producer, Path path) throws IOException {
        AtomicReference<Exception> failure = new AtomicReference<>();
        StateFile.read(path, (placement, key, value) -> {
            String name = StoreEntry.series(key);
            if (name != null) {
                send(producer, partitions.of(name, placement), seenNow(new StoreEntry(key, value)), failure);
            }
        });
        for (int p = 0; p < target.partitions; p++) {
            PartitionRecord partition = new PartitionRecord(RecordClock.startingFrom(elapsed), series[p], -1);
            send(producer, p, StoreEntry.partition(partition), failure);
            if (version > 0) {
                send(producer, p, StoreEntry.writerVersion(version), failure);
            }
        }
        producer.flush();
        if (failure.get() != null) {
            throw new KafkaException(failure.get());
        }
    }

    /** The clocks of partitions differ. Each series counts as seen when it is imported, so that none expires. */
    private StoreEntry seenNow(StoreEntry entry) {
        if (entry.kind() != StoreEntry.Kind.HEADER) {
            return entry;
        }
        try {
            SeriesHeader before = entry.header();
            return entry.withHeader(
                    before.seenAt(new Seen(elapsed, before.seen().time())));
        } catch (CorruptStateException e) {
            // The damaged state is imported unchanged, so that it can be repaired or reset.
            return entry;
        }
    }

    private void send(
            KafkaProducer<byte[], byte[]> producer,
            int partition,
            StoreEntry entry,
            AtomicReference<Exception> failure) {
        producer.send(
                new ProducerRecord<>(target.topic, partition, entry.key(), entry.value()), (metadata, exception) -> {
                    if (exception != null) {
                        failure.compareAndSet(null, exception);
                    }
                });
    }

    /** Counts series by their new partitions, and finds the latest clock. */
    private void count(StateFile.Placement placement, byte[] key, byte[] value) {
        try {
            take(placement, new StoreEntry(key, value));
        } catch (CorruptStateException e) {
            throw new ChangelogException("the file of states: " + e.getMessage(), e);
        }
    }

    private void take(StateFile.Placement placement, StoreEntry entry) {
        switch (entry.kind()) {
            case EVENT -> elapsed = Math.max(elapsed, elapsedAt(entry));
            case HEADER -> series[partitions.of(StoreEntry.series(entry.key()), placement)]++;
            case PARTITION ->
                elapsed = Math.max(elapsed, entry.partition().clock().elapsed());
            case WRITER_VERSION -> version = Math.max(version, entry.writerVersion());
            default -> {
                // Chunks are not needed for this, and rules belong to the application that exported the states.
            }
        }
    }

    /** In the file of a single series only its events say how much time had elapsed. */
    private static long elapsedAt(StoreEntry event) {
        try {
            return event.event().seen().elapsed();
        } catch (CorruptStateException e) {
            return 0;
        }
    }

    private void createEmpty() {
        Map<String, String> config = new HashMap<>(target.config);
        config.put(TopicConfig.CLEANUP_POLICY_CONFIG, TopicConfig.CLEANUP_POLICY_COMPACT);
        try (Admin admin = Admin.create(target.admin)) {
            if (!admin.listTopics().names().get().contains(target.topic)) {
                admin.createTopics(List.of(new NewTopic(target.topic, target.partitions, target.replicationFactor)
                                .configs(config)))
                        .all()
                        .get();
                return;
            }
            requireEmpty(admin);
        } catch (ExecutionException e) {
            throw new ChangelogException(
                    "topic '" + target.topic + "': " + e.getCause().getMessage(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ChangelogException("interrupted", e);
        }
    }

    private void requireEmpty(Admin admin) throws InterruptedException, ExecutionException {
        int found = admin.describeTopics(List.of(target.topic))
                .allTopicNames()
                .get()
                .get(target.topic)
                .partitions()
                .size();
        if (found != target.partitions) {
            throw new ChangelogException("topic '" + target.topic + "': expected " + target.partitions
                    + " partitions like the observations, got " + found);
        }
        // Offsets would not show it: a failed import leaves aborted records.
        try (Changelog changelog = Changelog.ofTopic(target.consumer, target.topic)) {
            if (!IntStream.range(0, found).allMatch(changelog::isEmpty)) {
                throw new ChangelogException("topic '" + target.topic
                        + "': expected the changelog of an application that has not been started, got one with states");
            }
        }
    }
}

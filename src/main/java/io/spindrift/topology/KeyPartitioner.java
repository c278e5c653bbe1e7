package io.spindrift.topology;

import io.spindrift.processor.OutputKey;
import java.util.Optional;
import java.util.Set;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.utils.Utils;
import org.apache.kafka.streams.processor.StreamPartitioner;

/**
 * Sends an output record to the partition that Kafka's default partitioner chooses for the key of the input record. So
 * all output of a key stays in order in one partition, whatever the producer settings {@code partitioner.class} and
 * {@code partitioner.ignore.keys} are. The producer chooses the partition of a record without a key.
 */
final class KeyPartitioner implements StreamPartitioner<OutputKey, byte[]> {

    @Override
    public Optional<Set<Integer>> partitions(
            String topic, OutputKey key, byte[] value, Headers headers, int partitions) {
        return partition(key, partitions);
    }

    /** Does the same. Kafka Streams does not call it any more, but the interface still requires it. */
    @Override
    @SuppressWarnings("removal")
    public Optional<Set<Integer>> partitions(String topic, OutputKey key, byte[] value, int partitions) {
        return partition(key, partitions);
    }

    private static Optional<Set<Integer>> partition(OutputKey key, int partitions) {
        return key.placedBy() == null
                ? Optional.empty()
                : Optional.of(Set.of(Utils.toPositive(Utils.murmur2(key.placedBy())) % partitions));
    }
}

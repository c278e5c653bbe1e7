package io.spindrift.topology;

import io.spindrift.processor.OutputKey;
import java.util.Optional;
import java.util.Set;
import org.apache.kafka.common.utils.Utils;
import org.apache.kafka.streams.processor.StreamPartitioner;

/**
 * Places an output record where Kafka's default partitioner for Java places the key of the input record, so that all output of a key
 * stays in order in one partition, whatever {@code partitioner.class} and {@code partitioner.ignore.keys} say. A record without a key may
 * be anywhere: the producer places it.
 */
final class KeyPartitioner implements StreamPartitioner<OutputKey, byte[]> {

    @Override
    public Optional<Set<Integer>> partitions(String topic, OutputKey key, byte[] value, int partitions) {
        return key.placedBy() == null
                ? Optional.empty()
                : Optional.of(Set.of(Utils.toPositive(Utils.murmur2(key.placedBy())) % partitions));
    }
}

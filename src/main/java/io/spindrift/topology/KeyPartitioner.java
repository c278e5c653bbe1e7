package io.spindrift.topology;

import io.spindrift.event.SeriesNames;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.Set;
import org.apache.kafka.common.utils.Utils;
import org.apache.kafka.streams.processor.StreamPartitioner;

/**
 * Places what is published of a series where the key of its records would be placed, so that all that comes of a key stays in
 * order in one partition.
 */
final class KeyPartitioner implements StreamPartitioner<byte[], byte[]> {
    private final SeriesNames names;

    KeyPartitioner(SeriesNames names) {
        this.names = names;
    }

    @Override
    public Optional<Set<Integer>> partitions(String topic, byte[] series, byte[] value, int partitions) {
        byte[] key = names.key(new String(series, StandardCharsets.UTF_8)).getBytes(StandardCharsets.UTF_8);
        return Optional.of(Set.of(Utils.toPositive(Utils.murmur2(key)) % partitions));
    }
}

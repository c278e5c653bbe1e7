package io.spindrift.runtime;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.streams.processor.StateRestoreListener;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Tracks how far the stores of an instance have been restored from their changelogs. */
final class RestoreProgress implements StateRestoreListener {
    private static final Logger LOG = LoggerFactory.getLogger(RestoreProgress.class);

    private final Map<Integer, RestoreStatus> restoring = new ConcurrentHashMap<>();

    /** Returns the partitions that are being restored. */
    List<RestoreStatus> current() {
        return restoring.values().stream().sorted().toList();
    }

    @Override
    public void onRestoreStart(TopicPartition partition, String store, long start, long end) {
        restoring.put(partition.partition(), new RestoreStatus(partition.partition(), 0, end - start));
    }

    @Override
    public void onBatchRestored(TopicPartition partition, String store, long end, long count) {
        restoring.computeIfPresent(partition.partition(), (number, before) -> before.plus(count));
    }

    @Override
    public void onRestoreEnd(TopicPartition partition, String store, long total) {
        LOG.info("restored the store {} of partition {}: {} records", store, partition.partition(), total);
        restoring.remove(partition.partition());
    }

    @Override
    public void onRestoreSuspended(TopicPartition partition, String store, long total) {
        restoring.remove(partition.partition());
    }
}

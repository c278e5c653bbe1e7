package io.spindrift.runtime;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.kafka.common.Metric;
import org.apache.kafka.common.MetricName;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.Topology;

/**
 * Kafka Streams without the metric {@code uncommitted-bytes} of transactional stores. Kafka Streams 4.4.0 computes it in
 * the thread that reads it, from a batch of RocksDB that the stream thread frees at each commit. So a read can end the JVM.
 */
final class SafelyMeasuredStreams extends KafkaStreams {
    /** Group of the metrics of stores, which is the type of their MBeans. */
    static final String STORES = "stream-state-metrics";

    private static final String UNCOMMITTED_BYTES = "uncommitted-bytes";

    SafelyMeasuredStreams(Topology topology, StreamsConfig config) {
        super(topology, config);
    }

    @Override
    public Map<MetricName, ? extends Metric> metrics() {
        Map<MetricName, Metric> safe = new LinkedHashMap<>(super.metrics());
        safe.keySet()
                .removeIf(name -> name.group().equals(STORES) && name.name().equals(UNCOMMITTED_BYTES));
        return Collections.unmodifiableMap(safe);
    }
}

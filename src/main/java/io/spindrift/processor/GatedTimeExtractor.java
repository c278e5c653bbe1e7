package io.spindrift.processor;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.streams.processor.TimestampExtractor;

/** Asks a gate about each topic before it extracts the time of the first record of the topic, which is the first step in processing a
 * record. */
public final class GatedTimeExtractor implements TimestampExtractor {
    private final TopicGate gate;
    private final TimestampExtractor times;
    private final Set<String> admitted = ConcurrentHashMap.newKeySet();

    public GatedTimeExtractor(TopicGate gate, TimestampExtractor times) {
        this.gate = gate;
        this.times = times;
    }

    @Override
    public long extract(ConsumerRecord<Object, Object> record, long partitionTime) {
        if (!admitted.contains(record.topic())) {
            gate.admit(record.topic());
            admitted.add(record.topic());
        }
        return times.extract(record, partitionTime);
    }
}

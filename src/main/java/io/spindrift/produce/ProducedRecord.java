package io.spindrift.produce;

import java.nio.charset.StandardCharsets;
import org.apache.kafka.clients.producer.ProducerRecord;

/**
 * A record for one of the input topics.
 *
 * @param label whether it is a label on its own
 * @param series the key
 * @param value JSON
 * @param time milliseconds since 1970, or null for the time of sending
 */
public record ProducedRecord(boolean label, String series, byte[] value, Long time) {

    /** The record as a producer takes it. */
    public ProducerRecord<byte[], byte[]> to(String topic) {
        return new ProducerRecord<>(topic, null, time, series.getBytes(StandardCharsets.UTF_8), value);
    }
}

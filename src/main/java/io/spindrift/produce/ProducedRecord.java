package io.spindrift.produce;

import io.spindrift.event.KeyFormat;
import org.apache.kafka.clients.producer.ProducerRecord;

/**
 * A record for one of the input topics.
 *
 * @param label whether it is a label without an observation
 * @param series the name of the series
 * @param value the value, JSON
 * @param time the time, in milliseconds since 1970, or null for the time at which it is sent
 */
public record ProducedRecord(boolean label, String series, byte[] value, Long time) {

    /**
     * Returns the record in the form that a producer takes.
     *
     * @param keys the format of keys
     * @throws ProduceException if no key has this name, or the name does not determine its bytes
     */
    public ProducerRecord<byte[], byte[]> to(String topic, KeyFormat keys) {
        byte[] key = keys.bytes(series)
                .orElseThrow(() -> new ProduceException("series '" + series
                        + "': expected a name that can be written as a key (key.format), got one that cannot"));
        return new ProducerRecord<>(topic, null, time, key, value);
    }
}

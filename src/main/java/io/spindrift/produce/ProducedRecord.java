package io.spindrift.produce;

import io.spindrift.event.KeyFormat;
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

    /**
     * The record as a producer takes it.
     *
     * @param keys how a key says the name of a series
     * @throws ProduceException if no key says this name, or its bytes do not follow from it
     */
    public ProducerRecord<byte[], byte[]> to(String topic, KeyFormat keys) {
        byte[] key = keys.bytes(series)
                .orElseThrow(() -> new ProduceException("series '" + series
                        + "': expected a name that can be written as a key (key.format), got one that cannot"));
        return new ProducerRecord<>(topic, null, time, key, value);
    }
}

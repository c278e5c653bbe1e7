package io.spindrift.produce;

import io.spindrift.event.Control;
import io.spindrift.event.SeriesNames;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.producer.ProducerRecord;

/**
 * A control as a record of an observations topic.
 *
 * @param key of the series' records
 * @param headers that say so
 * @param partition of the series' records
 */
public record ControlRecord(byte[] key, Map<String, String> headers, int partition) {

    /**
     * One for a series that may be called otherwise than its records. Where the key of these does not follow from the name, the name is
     * the key, and a header says it as well.
     */
    public static ControlRecord of(Control control, String series, SeriesNames names, int partition) {
        Optional<byte[]> key = names.keyBytes(series);
        Map<String, String> headers = names.areKeys() && key.isPresent() ? control.headers() : control.headers(series);
        return new ControlRecord(
                key.orElseGet(() -> names.key(series).getBytes(StandardCharsets.UTF_8)), headers, partition);
    }

    /** Sends it, and waits until it has been taken. */
    public void send(Map<String, Object> kafka, String topic) {
        ProducerRecord<byte[], byte[]> record = new ProducerRecord<>(topic, partition, key, new byte[0]);
        headers.forEach((name, text) -> record.headers().add(name, text.getBytes(StandardCharsets.UTF_8)));
        OneRecord.send(kafka, record);
    }
}

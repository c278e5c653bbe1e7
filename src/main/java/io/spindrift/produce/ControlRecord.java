package io.spindrift.produce;

import io.spindrift.event.Control;
import io.spindrift.event.SeriesNames;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.apache.kafka.clients.producer.ProducerRecord;

/**
 * A control as a record of an observations topic.
 *
 * @param key of the series' records
 * @param headers that say so
 * @param partition or null for that of the key
 */
public record ControlRecord(String key, Map<String, String> headers, Integer partition) {

    /** One for a series that may be called otherwise than its records. */
    public static ControlRecord of(Control control, String series, SeriesNames names, Integer partition) {
        Map<String, String> headers = names.areKeys() ? control.headers() : control.headers(series);
        return new ControlRecord(names.key(series), headers, partition);
    }

    /** Sends it, and waits until it has been taken. */
    public void send(Map<String, Object> kafka, String topic) {
        byte[] bytes = key.getBytes(StandardCharsets.UTF_8);
        ProducerRecord<byte[], byte[]> record = new ProducerRecord<>(topic, partition, bytes, new byte[0]);
        headers.forEach((name, text) -> record.headers().add(name, text.getBytes(StandardCharsets.UTF_8)));
        OneRecord.send(kafka, record);
    }
}

package io.spindrift.feed;

import io.spindrift.event.Control;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.apache.kafka.clients.producer.ProducerRecord;

/**
 * A control as a record of the observations topic.
 *
 * @param control what is to be done
 * @param series its key
 * @param partition or null for that of the key
 */
public record ControlRecord(Control control, String series, Integer partition) {

    /** Sends it, and waits until it has been taken. */
    public void send(Map<String, Object> kafka, String topic) {
        byte[] key = series.getBytes(StandardCharsets.UTF_8);
        ProducerRecord<byte[], byte[]> record = new ProducerRecord<>(topic, partition, key, new byte[0]);
        control.headers().forEach((name, text) -> record.headers().add(name, text.getBytes(StandardCharsets.UTF_8)));
        OneRecord.send(kafka, record);
    }
}

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
 * @param key the key of the series' records
 * @param headers the headers of the control
 * @param partition the partition of the series' records
 */
public record ControlRecord(byte[] key, Map<String, String> headers, int partition) {

    /**
     * Returns the record for a series whose name may differ from the key of its records. If the key does not follow from the
     * name, the key is the name, which is also in a header.
     */
    public static ControlRecord of(Control control, String series, SeriesNames names, int partition) {
        Optional<byte[]> key = names.keyBytes(series);
        Map<String, String> headers = names.areKeys() && key.isPresent() ? control.headers() : control.headers(series);
        return new ControlRecord(
                key.orElseGet(() -> names.key(series).getBytes(StandardCharsets.UTF_8)), headers, partition);
    }

    /** Sends the record, and waits until the cluster has acknowledged it. */
    public void send(Map<String, Object> kafka, String topic) {
        ProducerRecord<byte[], byte[]> record = new ProducerRecord<>(topic, partition, key, new byte[0]);
        headers.forEach((name, text) -> record.headers().add(name, text.getBytes(StandardCharsets.UTF_8)));
        OneRecord.send(kafka, record);
    }
}

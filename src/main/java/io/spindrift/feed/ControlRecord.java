package io.spindrift.feed;

import io.spindrift.event.Control;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;

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
        try (KafkaProducer<byte[], byte[]> producer =
                new KafkaProducer<>(kafka, new ByteArraySerializer(), new ByteArraySerializer())) {
            producer.send(record).get();
        } catch (ExecutionException e) {
            throw new FeedException(
                    "a record was not taken by the cluster: " + e.getCause().getMessage());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new FeedException("interrupted before the record was taken");
        }
    }
}

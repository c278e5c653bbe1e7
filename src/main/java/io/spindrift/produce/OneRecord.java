package io.spindrift.produce;

import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** A record that is sent on its own. */
final class OneRecord {
    private OneRecord() {}

    /** Sends the record, and waits until the cluster has acknowledged it. */
    static void send(Map<String, Object> kafka, ProducerRecord<byte[], byte[]> record) {
        try (KafkaProducer<byte[], byte[]> producer =
                new KafkaProducer<>(kafka, new ByteArraySerializer(), new ByteArraySerializer())) {
            producer.send(record).get();
        } catch (ExecutionException e) {
            throw new ProduceException(
                    "the cluster did not acknowledge a record: " + e.getCause().getMessage());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ProduceException("interrupted before the cluster acknowledged the record");
        }
    }
}

package io.spindrift.produce;

import io.spindrift.event.KeyFormat;
import io.spindrift.event.TextKeys;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/**
 * Sends records to the input topics. If a record was not acknowledged, an exception says so, at the latest when the sender is
 * closed.
 */
public final class Sender implements AutoCloseable {
    private static final Duration CLOSE_WITHIN = Duration.ofSeconds(30);

    private final KafkaProducer<byte[], byte[]> producer;
    private final KeyFormat keys;
    private final String observations;
    private final String labels;
    private final AtomicReference<Exception> failure = new AtomicReference<>();

    /**
     * @param kafka properties of the Kafka client
     * @param observations the topic of observations
     * @param labels the topic of labels; empty to send them to the topic of observations
     */
    public Sender(Map<String, Object> kafka, String observations, String labels) {
        this(kafka, observations, labels, TextKeys.INSTANCE);
    }

    /**
     * @param kafka properties of the Kafka client
     * @param observations the topic of observations
     * @param labels the topic of labels; empty to send them to the topic of observations
     * @param keys the format of keys
     */
    public Sender(Map<String, Object> kafka, String observations, String labels, KeyFormat keys) {
        this.keys = keys;
        Map<String, Object> properties = new HashMap<>(kafka);
        properties.put(ProducerConfig.LINGER_MS_CONFIG, 5);
        producer = new KafkaProducer<>(properties, new ByteArraySerializer(), new ByteArraySerializer());
        this.observations = observations;
        this.labels = labels.isEmpty() ? observations : labels;
    }

    /** Sends a record. It may not be acknowledged yet when this method returns. */
    public void send(ProducedRecord record) {
        send(record, taken -> {});
    }

    /** Sends a record, and reports later whether it was acknowledged. */
    void send(ProducedRecord record, Consumer<Boolean> acknowledgment) {
        throwFailure();
        try {
            producer.send(record.to(record.label() ? labels : observations, keys), (metadata, exception) -> {
                if (exception != null) {
                    failure.compareAndSet(null, exception);
                }
                acknowledgment.accept(exception == null);
            });
        } catch (InterruptException e) {
            throw e;
        } catch (KafkaException e) {
            failure.compareAndSet(null, e);
            acknowledgment.accept(false);
            throwFailure();
        }
    }

    /** Waits until all sent records are acknowledged. */
    public void flush() {
        producer.flush();
        throwFailure();
    }

    @Override
    public void close() {
        producer.close(CLOSE_WITHIN);
    }

    private void throwFailure() {
        Exception exception = failure.get();
        if (exception != null) {
            throw new ProduceException("the cluster did not acknowledge a record: " + exception.getMessage());
        }
    }
}

package io.spindrift.feed;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** Sends records to the input topics, and says at the latest when it is closed if one was not taken. */
public final class Sender implements AutoCloseable {
    private static final Duration CLOSE_WITHIN = Duration.ofSeconds(30);

    private final KafkaProducer<byte[], byte[]> producer;
    private final String observations;
    private final String labels;
    private final AtomicReference<Exception> failure = new AtomicReference<>();

    /**
     * @param kafka properties of the cluster
     * @param observations topic of observations
     * @param labels topic of labels; empty to send them to that of observations
     */
    public Sender(Map<String, Object> kafka, String observations, String labels) {
        Map<String, Object> properties = new HashMap<>(kafka);
        properties.put(ProducerConfig.LINGER_MS_CONFIG, 5);
        producer = new KafkaProducer<>(properties, new ByteArraySerializer(), new ByteArraySerializer());
        this.observations = observations;
        this.labels = labels.isEmpty() ? observations : labels;
    }

    /** Sends a record; it may be on its way when this returns. */
    public void send(FeedRecord record) {
        throwFailure();
        producer.send(record.to(record.label() ? labels : observations), (metadata, exception) -> {
            if (exception != null) {
                failure.compareAndSet(null, exception);
            }
        });
    }

    /** Waits until all that was sent has been taken. */
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
            throw new FeedException("a record was not taken by the cluster: " + exception.getMessage());
        }
    }
}

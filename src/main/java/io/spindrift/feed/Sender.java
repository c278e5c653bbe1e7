package io.spindrift.feed;

import io.spindrift.event.KeyFormat;
import io.spindrift.event.TextKeys;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.LongPredicate;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** Sends records to the input topics, and says at the latest when it is closed if one was not taken. */
public final class Sender implements AutoCloseable {
    private static final Duration CLOSE_WITHIN = Duration.ofSeconds(30);

    private final KafkaProducer<byte[], byte[]> producer;
    private final KeyFormat keys;
    private final String observations;
    private final String labels;
    private final AtomicReference<Exception> failure = new AtomicReference<>();

    /**
     * @param kafka properties of the cluster
     * @param observations topic of observations
     * @param labels topic of labels; empty to send them to that of observations
     */
    public Sender(Map<String, Object> kafka, String observations, String labels) {
        this(kafka, observations, labels, TextKeys.INSTANCE);
    }

    /**
     * @param kafka properties of the cluster
     * @param observations topic of observations
     * @param labels topic of labels; empty to send them to that of observations
     * @param keys how a key says the name of a series
     */
    public Sender(Map<String, Object> kafka, String observations, String labels, KeyFormat keys) {
        this.keys = keys;
        Map<String, Object> properties = new HashMap<>(kafka);
        properties.put(ProducerConfig.LINGER_MS_CONFIG, 5);
        producer = new KafkaProducer<>(properties, new ByteArraySerializer(), new ByteArraySerializer());
        this.observations = observations;
        this.labels = labels.isEmpty() ? observations : labels;
    }

    /** Sends a record; it may be on its way when this returns. */
    public void send(FeedRecord record) {
        throwFailure();
        producer.send(record.to(record.label() ? labels : observations, keys), (metadata, exception) -> {
            if (exception != null) {
                failure.compareAndSet(null, exception);
            }
        });
    }

    /**
     * Sends the records of a file at a rate, and waits until they have been taken.
     *
     * @param rowsPerSecond 0 for no limit
     * @param goOn is told how many rows were sent after each, and says whether to go on
     */
    public FeedSummary sendAll(CsvFeed feed, double rowsPerSecond, LongPredicate goOn) {
        Pace pace = new Pace(rowsPerSecond);
        Set<String> series = new HashSet<>();
        long[] labels = {0};
        long[] records = {0};
        long[] rows = {0};
        boolean complete = true;
        try {
            feed.forEach(
                    record -> {
                        send(record);
                        series.add(record.series());
                        labels[0] += record.label() ? 1 : 0;
                        records[0]++;
                    },
                    () -> {
                        if (!goOn.test(++rows[0])) {
                            throw new Stopped();
                        }
                        pace.await();
                    });
        } catch (Stopped stopped) {
            complete = false;
        }
        flush();
        return new FeedSummary(complete, rows[0], records[0] - labels[0], labels[0], series.size());
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

    /** Leaves the walk through a file. */
    private static final class Stopped extends RuntimeException {
        private static final long serialVersionUID = 1L;
    }

    private void throwFailure() {
        Exception exception = failure.get();
        if (exception != null) {
            throw new FeedException("a record was not taken by the cluster: " + exception.getMessage());
        }
    }
}

package io.spindrift.chaos.site;

import io.spindrift.chaos.feed.Feed;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** Sends a feed at a rate that may be raised for a while, each record once and in order, however long a broker is away. */
public final class Feeder implements AutoCloseable {
    private static final double NANOS = 1e9;
    private static final long PAUSE_NANOS = 1_000_000;
    private static final String PATIENCE_MILLIS = "600000";

    private final Feed feed;
    private final String observations;
    private final String labels;
    private final double perSecond;
    private final Consumer<Feed.Item> listener;
    private final KafkaProducer<byte[], byte[]> producer;
    private final List<Feed.Item> fed = new ArrayList<>();
    private final AtomicReference<Exception> failure = new AtomicReference<>();
    private final Thread thread = new Thread(this::run, "chaos-feeder");
    private volatile double factor = 1;
    private volatile long limit = Long.MAX_VALUE;
    private volatile long sent;
    private volatile boolean stopped;

    /** Where it sends to, and how fast. */
    public record Way(String servers, String observations, String labels, double perSecond) {}

    /** @param listener receives each record before it is sent */
    public Feeder(Way way, Feed feed, Consumer<Feed.Item> listener) {
        this.feed = feed;
        this.listener = listener;
        observations = way.observations;
        labels = way.labels.isEmpty() ? way.observations : way.labels;
        perSecond = way.perSecond;
        producer = new KafkaProducer<>(
                Map.of(
                        "bootstrap.servers", way.servers,
                        "acks", "all",
                        "enable.idempotence", "true",
                        "linger.ms", "5",
                        "request.timeout.ms", "10000",
                        "delivery.timeout.ms", PATIENCE_MILLIS,
                        "max.block.ms", PATIENCE_MILLIS),
                new ByteArraySerializer(),
                new ByteArraySerializer());
        thread.setDaemon(true);
    }

    public void start() {
        thread.start();
    }

    /** From now on, no more records are sent than this many in all. */
    public void limit(long records) {
        limit = records;
    }

    /** Waits until this many records have been sent. */
    public void awaitSent(long records) throws InterruptedException {
        while (sent < records) {
            requireTaken();
            Thread.sleep(10);
        }
    }

    /** Multiplies the initial rate of records by a factor from now on. */
    public void multiply(double by) {
        factor = by;
    }

    /** Ends the feed, waits until all of it has been taken, and returns it. */
    public List<Feed.Item> end() throws InterruptedException {
        stopped = true;
        thread.join();
        producer.flush();
        requireTaken();
        return List.copyOf(fed);
    }

    private void requireTaken() {
        Exception failed = failure.get();
        if (failed != null) {
            throw new IllegalStateException("a record of the feed was not taken", failed);
        }
    }

    @Override
    public void close() {
        stopped = true;
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        producer.close();
    }

    private void run() {
        double due = System.nanoTime();
        while (!stopped) {
            long left = (long) due - System.nanoTime();
            if (sent >= limit) {
                LockSupport.parkNanos(PAUSE_NANOS);
                due = System.nanoTime();
            } else if (left > 0) {
                LockSupport.parkNanos(left);
            } else {
                send(feed.next());
                due += NANOS / (perSecond * factor);
            }
        }
    }

    private void send(Feed.Item item) {
        fed.add(item);
        listener.accept(item);
        producer.send(
                new ProducerRecord<>(
                        item.label() ? labels : observations,
                        null,
                        item.time(),
                        item.key().getBytes(StandardCharsets.US_ASCII),
                        item.value()),
                (metadata, exception) -> {
                    if (exception != null) {
                        failure.compareAndSet(null, exception);
                    }
                });
        sent = fed.size();
    }
}

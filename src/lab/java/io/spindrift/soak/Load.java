package io.spindrift.soak;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;
import org.HdrHistogram.Histogram;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/**
 * Values of many series, of which the oldest fall silent for ever as new ones begin; and the forecasts that come of them, one of
 * each. The time of record n is n milliseconds after the first, so that a forecast tells which record it is of.
 */
final class Load implements AutoCloseable {
    static final long START = 1_700_000_000_000L;

    private static final double NANOS = 1e9;
    private static final long NANOS_A_MICRO = 1000;
    private static final int DIGITS = 3;
    private static final int SEASON = 24;
    private static final long PATIENCE_SECONDS = 600;

    private final String input;
    private final int series;
    /** After how many records one series ends and another begins. */
    private final int churn;

    private final SplittableRandom random = new SplittableRandom(7);
    private final KafkaProducer<byte[], byte[]> producer;
    private final KafkaConsumer<byte[], byte[]> consumer;
    private final Thread reader = new Thread(this::read, "soak-reader");
    private final AtomicReference<Exception> failure = new AtomicReference<>();
    private final AtomicLong received = new AtomicLong();
    /** When each record was due, by its number; grown by the sender. */
    private final List<Long> due = new ArrayList<>();

    private final Histogram latencies = new Histogram(DIGITS);
    private final Histogram writes = new Histogram(DIGITS);
    private volatile long sent;
    private volatile boolean closed;

    /** Topics and their partitions. */
    record Way(String servers, String input, String output, int partitions) {}

    Load(Way way, int series, int churn) {
        this.input = way.input;
        this.series = series;
        this.churn = churn;
        producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", way.servers, "linger.ms", "5", "batch.size", "65536"),
                new ByteArraySerializer(),
                new ByteArraySerializer());
        consumer = new KafkaConsumer<>(
                Map.of("bootstrap.servers", way.servers, "isolation.level", "read_committed"),
                new ByteArrayDeserializer(),
                new ByteArrayDeserializer());
        List<TopicPartition> all = IntStream.range(0, way.partitions)
                .mapToObj(each -> new TopicPartition(way.output, each))
                .toList();
        consumer.assign(all);
        consumer.seekToBeginning(all);
        reader.setDaemon(true);
        reader.start();
    }

    /** Sends for some seconds at a rate. */
    void send(double perSecond, double seconds) {
        long begun = System.nanoTime();
        long records = (long) (perSecond * seconds);
        for (long i = 0; i < records; i++) {
            long at = begun + (long) (i * NANOS / perSecond);
            for (long left = at - System.nanoTime(); left > 0; left = at - System.nanoTime()) {
                LockSupport.parkNanos(left);
            }
            send(at);
        }
        producer.flush();
        Exception failed = failure.get();
        if (failed != null) {
            throw new IllegalStateException("a record of the load was not taken", failed);
        }
    }

    /** Waits until every record has its forecast; how many came in that time, a second. */
    double drain() throws InterruptedException {
        long before = received.get();
        long begun = System.nanoTime();
        while (received.get() < sent) {
            if (System.nanoTime() - begun > PATIENCE_SECONDS * NANOS) {
                throw new IllegalStateException("expected " + sent + " forecasts, got " + received.get());
            }
            Thread.sleep(20);
        }
        return (received.get() - before) / ((System.nanoTime() - begun) / NANOS);
    }

    long sent() {
        return sent;
    }

    long received() {
        return received.get();
    }

    /** Latencies since the last call: from when a record was due to when its forecast was read, committed. */
    Latency latencies() {
        return taken(latencies);
    }

    /** The part of them that is not the instance's: from when a record was due to when the broker had it. */
    Latency writes() {
        return taken(writes);
    }

    private static Latency taken(Histogram histogram) {
        synchronized (histogram) {
            Latency latency = Latency.of(histogram);
            histogram.reset();
            return latency;
        }
    }

    @Override
    public void close() {
        closed = true;
        try {
            reader.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        consumer.close();
        producer.close();
    }

    private void send(long at) {
        long number = sent;
        synchronized (due) {
            due.add(at);
        }
        long of = number / churn + random.nextInt(series);
        double value = 100 + of % 10 + 10 * Math.sin(2 * Math.PI * number / series / SEASON) + random.nextGaussian();
        byte[] json = ("{\"value\":" + value + "}").getBytes(StandardCharsets.US_ASCII);
        byte[] key = ("series-" + of).getBytes(StandardCharsets.US_ASCII);
        producer.send(new ProducerRecord<>(input, null, START + number, key, json), (metadata, exception) -> {
            if (exception != null) {
                failure.compareAndSet(null, exception);
            }
            record(writes, at);
        });
        sent = number + 1;
    }

    private void read() {
        while (!closed) {
            for (ConsumerRecord<byte[], byte[]> record : consumer.poll(Duration.ofMillis(50))) {
                long at;
                synchronized (due) {
                    at = due.get((int) (record.timestamp() - START));
                }
                record(latencies, at);
                received.incrementAndGet();
            }
        }
    }

    private static void record(Histogram histogram, long since) {
        synchronized (histogram) {
            histogram.recordValue(Math.max(0, (System.nanoTime() - since) / NANOS_A_MICRO));
        }
    }
}

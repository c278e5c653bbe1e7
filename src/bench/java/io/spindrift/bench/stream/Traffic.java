package io.spindrift.bench.stream;

import java.time.Duration;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;
import org.HdrHistogram.Histogram;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** Sends the records of a workload, and reads the forecasts that come of them, until there is one of each. */
final class Traffic implements AutoCloseable {
    private static final int MAX_UNDERWAY = 20_000;
    private static final long PATIENCE_NANOS = TimeUnit.SECONDS.toNanos(120);
    private static final int DIGITS = 3;

    private final String input;
    private final Workload workload;
    private final KafkaProducer<byte[], byte[]> producer;
    private final KafkaConsumer<byte[], byte[]> consumer;
    private final Thread reader = new Thread(this::read, "bench-reader");
    private final AtomicLong received = new AtomicLong();
    /** When a record was due, at its number modulo the length; more are never on their way. */
    private final long[] due = new long[4 * MAX_UNDERWAY];

    /** The numbers of the records of which a forecast was read. */
    private final BitSet forecast = new BitSet();

    private final Histogram latencies = new Histogram(DIGITS);
    /** Why a record was not taken; null if all were. */
    private final AtomicReference<Exception> failure = new AtomicReference<>();

    private long sent;
    private volatile long measuredFrom = Long.MAX_VALUE;
    private volatile boolean open = true;

    Traffic(String servers, String input, String output, int partitions, Workload workload) {
        this.input = input;
        this.workload = workload;
        producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", servers, "linger.ms", "2", "batch.size", "65536"),
                new ByteArraySerializer(),
                new ByteArraySerializer());
        consumer = new KafkaConsumer<>(
                Map.of("bootstrap.servers", servers, "isolation.level", "read_committed"),
                new ByteArrayDeserializer(),
                new ByteArrayDeserializer());
        List<TopicPartition> all = IntStream.range(0, partitions)
                .mapToObj(each -> new TopicPartition(output, each))
                .toList();
        consumer.assign(all);
        consumer.seekToBeginning(all);
        reader.start();
    }

    /** Sends as fast as records are taken, and waits until the last forecast has been read. */
    void flood(long records) throws InterruptedException {
        for (long i = 0; i < records; i++) {
            awaitUnderway(MAX_UNDERWAY);
            send(System.nanoTime());
        }
        drain();
    }

    /**
     * Sends at a rate.
     *
     * @return latencies in microseconds, from when a record was due to when its forecast was read, committed
     */
    Histogram paced(double perSecond, double seconds) throws InterruptedException {
        measuredFrom = sent;
        long start = System.nanoTime();
        long records = (long) (perSecond * seconds);
        for (long i = 0; i < records; i++) {
            long at = start + (long) (i * TimeUnit.SECONDS.toNanos(1) / perSecond);
            while (System.nanoTime() < at) {
                Thread.sleep(0, 200_000);
            }
            awaitUnderway(MAX_UNDERWAY);
            send(at);
        }
        drain();
        measuredFrom = Long.MAX_VALUE;
        synchronized (latencies) {
            return latencies.copy();
        }
    }

    private void send(long at) {
        Workload.Item item = workload.next();
        due[(int) (item.number() % due.length)] = at;
        producer.send(new ProducerRecord<>(input, null, item.time(), item.key(), item.value()), (taken, e) -> {
            if (e != null) {
                failure.compareAndSet(null, e);
            }
        });
        sent++;
    }

    private void drain() throws InterruptedException {
        producer.flush();
        awaitUnderway(1);
    }

    private void awaitUnderway(long below) throws InterruptedException {
        long deadline = System.nanoTime() + PATIENCE_NANOS;
        while (sent - received.get() >= below) {
            if (failure.get() != null) {
                throw new IllegalStateException("a record was not taken", failure.get());
            }
            if (System.nanoTime() > deadline) {
                throw new IllegalStateException("expected " + sent + " forecasts, got " + received.get());
            }
            Thread.sleep(1);
        }
    }

    private void read() {
        while (open) {
            for (ConsumerRecord<byte[], byte[]> record : consumer.poll(Duration.ofMillis(50))) {
                long number = record.timestamp() - Workload.START;
                if (number >= measuredFrom) {
                    long micros = TimeUnit.NANOSECONDS.toMicros(System.nanoTime() - due[(int) (number % due.length)]);
                    synchronized (latencies) {
                        latencies.recordValue(Math.max(0, micros));
                    }
                }
                if (!forecast.get((int) number)) {
                    forecast.set((int) number);
                    received.incrementAndGet();
                }
            }
        }
    }

    @Override
    public void close() {
        open = false;
        try {
            reader.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        consumer.close();
        producer.close(Duration.ofSeconds(5));
    }
}

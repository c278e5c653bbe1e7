package io.spindrift.bench.state;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.IntSupplier;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** Sends records into a topic and reads the output of another. Each record has the time at which it was sent. */
final class Traffic implements AutoCloseable {
    /** A record of this length drops its series. */
    static final int DROP_BYTES = Long.BYTES;

    private static final int VALUE_BYTES = 100;
    private final String input;
    private final long underwayMax;
    private final KafkaProducer<byte[], byte[]> producer;
    private final KafkaConsumer<byte[], byte[]> consumer;
    private final Thread reader = new Thread(this::read, "bench-reader");
    private final AtomicLong sent = new AtomicLong();
    private final AtomicLong received = new AtomicLong();
    private final byte[] filling = new byte[VALUE_BYTES];
    private long[] latencies = new long[1 << 16];
    private int measured;
    private volatile long measureFrom = Long.MAX_VALUE;
    private volatile boolean open = true;

    /** @param underwayMax how many records may be on their way in a flood */
    Traffic(String servers, String input, String output, long underwayMax) {
        this.underwayMax = underwayMax;
        this.input = input;
        producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", servers, "linger.ms", "5", "batch.size", "65536"),
                new ByteArraySerializer(),
                new ByteArraySerializer());
        consumer = new KafkaConsumer<>(
                Map.of("bootstrap.servers", servers, "isolation.level", "read_committed"),
                new ByteArrayDeserializer(),
                new ByteArrayDeserializer());
        consumer.assign(List.of(new TopicPartition(output, 0)));
        consumer.seekToBeginning(consumer.assignment());
        new SplittableRandom(1).nextBytes(filling);
        reader.start();
    }

    /** Sends one record to each series, in order, and waits until all have come out. */
    void once(int series) throws InterruptedException {
        int[] next = {0};
        send(Load.FLOOD, series, Long.MAX_VALUE, () -> next[0]++);
        drain();
    }

    /** Sends until either end is reached, to the series that are named. */
    void send(Load load, long records, long nanos, IntSupplier series) throws InterruptedException {
        long start = System.nanoTime();
        for (long i = 0; i < records && System.nanoTime() - start < nanos; i++) {
            if (load.perSecond() > 0) {
                long due = start + i * 1_000_000_000L / load.perSecond();
                while (System.nanoTime() < due) {
                    Thread.sleep(0, 200_000);
                }
            } else {
                while (sent.get() - received.get() > underwayMax) {
                    Thread.sleep(1);
                }
            }
            ByteBuffer value = ByteBuffer.allocate(VALUE_BYTES).put(filling).putLong(0, System.nanoTime());
            byte[] key = key(series.getAsInt());
            producer.send(new ProducerRecord<>(input, key, value.array()));
            sent.incrementAndGet();
        }
        producer.flush();
    }

    /** Drops every series, and waits until all are dropped. */
    void drop(int series) throws InterruptedException {
        for (int i = 0; i < series; i++) {
            byte[] value =
                    ByteBuffer.allocate(DROP_BYTES).putLong(System.nanoTime()).array();
            producer.send(new ProducerRecord<>(input, key(i), value));
            sent.incrementAndGet();
        }
        producer.flush();
        drain();
    }

    /** Waits until all that was sent has come out. */
    void drain() throws InterruptedException {
        while (received.get() < sent.get()) {
            Thread.sleep(2);
        }
    }

    void beginMeasuring() {
        measureFrom = System.nanoTime();
    }

    long received() {
        return received.get();
    }

    /** The latency below which the given share of records came out, in milliseconds. */
    double latencyMillis(double share) {
        synchronized (this) {
            long[] sorted = Arrays.copyOf(latencies, measured);
            Arrays.sort(sorted);
            return sorted.length == 0 ? 0 : sorted[(int) (share * (sorted.length - 1))] / 1e6;
        }
    }

    static byte[] key(int series) {
        return ("series-" + series).getBytes(StandardCharsets.US_ASCII);
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
        producer.close();
    }

    private void read() {
        while (open) {
            for (ConsumerRecord<byte[], byte[]> record : consumer.poll(Duration.ofMillis(50))) {
                long sentAt = ByteBuffer.wrap(record.value()).getLong();
                if (sentAt >= measureFrom) {
                    note(System.nanoTime() - sentAt);
                }
                received.incrementAndGet();
            }
        }
    }

    private synchronized void note(long nanos) {
        if (measured == latencies.length) {
            latencies = Arrays.copyOf(latencies, 2 * measured);
        }
        latencies[measured++] = nanos;
    }
}

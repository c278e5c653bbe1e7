package io.spindrift.bench.takeover;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.atomic.AtomicLongArray;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.utils.Utils;

/**
 * Sends observations at a fixed rate, and measures the time from when each was due until its committed forecast was read. An
 * observation that is sent late counts from when it was due.
 */
final class ForecastDelays implements AutoCloseable {
    private static final long START = 1_700_000_000_000L;
    /** Timestamps differ, so that one identifies an observation and its forecast. */
    private static final long STEP = 1000;

    private static final double NANOS = 1e9;
    private static final Duration POLL = Duration.ofMillis(20);

    private final KafkaProducer<byte[], byte[]> producer;
    private final KafkaConsumer<byte[], byte[]> consumer;
    private final String observations;
    private final int series;
    private final double perSecond;
    /** Observations without a forecast, by number. */
    private final ConcurrentSkipListMap<Long, Waiting> waiting = new ConcurrentSkipListMap<>();
    /** The longest delays in nanoseconds, by partition. */
    private final AtomicLongArray longest;

    private final Thread sender = new Thread(this::sendAtRate, "takeover-sender");
    private final Thread reader = new Thread(this::read, "takeover-reader");
    private volatile boolean closed;
    private long sent;

    /**
     * The observations to send.
     *
     * @param name prefix of the topics
     * @param partitions of the topics
     * @param series number of series, which take turns
     * @param perSecond rate of observations
     */
    record Feed(String name, int partitions, int series, double perSecond) {}

    /** An observation without a forecast: when it was due, and its partition. */
    private record Waiting(long due, int partition) {
        private long nanos() {
            return System.nanoTime() - due;
        }
    }

    ForecastDelays(String servers, Feed feed) {
        longest = new AtomicLongArray(feed.partitions);
        observations = feed.name + "-observations";
        series = feed.series;
        perSecond = feed.perSecond;
        producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", servers), new ByteArraySerializer(), new ByteArraySerializer());
        consumer = new KafkaConsumer<>(
                Map.of("bootstrap.servers", servers, "isolation.level", "read_committed", "fetch.max.wait.ms", "20"),
                new ByteArrayDeserializer(),
                new ByteArrayDeserializer());
        List<TopicPartition> forecasts = IntStream.range(0, feed.partitions)
                .mapToObj(partition -> new TopicPartition(feed.name + "-forecasts", partition))
                .toList();
        consumer.assign(forecasts);
        consumer.seekToBeginning(forecasts);
        sender.setDaemon(true);
        reader.setDaemon(true);
        reader.start();
    }

    /** Sends observations of each series at once, to fill the stores. To be called before {@link #start}. */
    void fill(int each) {
        for (int i = 0; i < each * series; i++) {
            send(System.nanoTime());
        }
        producer.flush();
    }

    /** Starts to send at the rate. */
    void start() {
        sender.start();
    }

    /** Forgets the longest delay so far. */
    void restart() {
        for (int partition = 0; partition < longest.length(); partition++) {
            longest.set(partition, 0);
        }
    }

    /** Returns the longest delay since the restart in seconds, also of an observation that still waits. */
    double longestSeconds() {
        return longestSeconds(IntStream.range(0, longest.length()).boxed().collect(Collectors.toSet()));
    }

    /** Returns the same for some partitions. */
    double longestSeconds(Set<Integer> partitions) {
        long ended = partitions.stream().mapToLong(longest::get).max().orElse(0);
        long lasts = waiting.values().stream()
                .filter(each -> partitions.contains(each.partition))
                .findFirst()
                .map(Waiting::nanos)
                .orElse(0L);
        return Math.max(ended, lasts) / NANOS;
    }

    /** Returns for how long the oldest observation without a forecast has waited, in seconds; 0 if there is none. */
    double oldestSeconds() {
        Map.Entry<Long, Waiting> oldest = waiting.firstEntry();
        return oldest == null ? 0 : oldest.getValue().nanos() / NANOS;
    }

    @Override
    public void close() {
        closed = true;
        try {
            sender.join();
            reader.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        producer.close();
    }

    private void sendAtRate() {
        double due = System.nanoTime();
        while (!closed) {
            long left = (long) due - System.nanoTime();
            if (left > 0) {
                LockSupport.parkNanos(left);
            } else {
                send((long) due);
                due += NANOS / perSecond;
            }
        }
    }

    private void send(long due) {
        byte[] key = ("series-" + sent % series).getBytes(StandardCharsets.US_ASCII);
        waiting.put(sent, new Waiting(due, Utils.toPositive(Utils.murmur2(key)) % longest.length()));
        byte[] value = ("{\"value\":" + (sent * 7919 % 1000) / 10.0 + "}").getBytes(StandardCharsets.US_ASCII);
        producer.send(new ProducerRecord<>(observations, null, START + STEP * sent, key, value));
        sent++;
    }

    private void read() {
        try (consumer) {
            while (!closed) {
                for (ConsumerRecord<byte[], byte[]> forecast : consumer.poll(POLL)) {
                    Waiting ended = waiting.remove((forecast.timestamp() - START) / STEP);
                    if (ended != null) {
                        longest.accumulateAndGet(ended.partition, ended.nanos(), Math::max);
                    }
                }
            }
        }
    }
}

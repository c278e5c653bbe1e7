package io.spindrift.chaos.site;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.WakeupException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/**
 * Reads committed forecasts, and knows which observations wait for their forecast, and since when. It only measures
 * time. The contents are checked afterwards, in another pass.
 */
public final class Watch implements AutoCloseable {
    private final KafkaConsumer<byte[], byte[]> consumer;
    private final Thread thread = new Thread(this::read, "chaos-watch");
    /** When observations without a forecast were fed, by key and time, the oldest first. */
    private final Map<String, Long> waiting = new LinkedHashMap<>();

    private final long[] last;
    private final long[] seen;
    private long longestGap;
    private long gapsSince;
    private volatile boolean closed;

    Watch(String servers, String topic, int partitions) {
        consumer = new KafkaConsumer<>(
                Map.of(
                        "bootstrap.servers", servers,
                        "isolation.level", "read_committed",
                        "enable.auto.commit", "false",
                        "fetch.max.wait.ms", "50"),
                new ByteArrayDeserializer(),
                new ByteArrayDeserializer());
        List<TopicPartition> all = IntStream.range(0, partitions)
                .mapToObj(each -> new TopicPartition(topic, each))
                .toList();
        consumer.assign(all);
        consumer.seekToBeginning(all);
        last = new long[partitions];
        seen = new long[partitions];
        Arrays.fill(last, System.nanoTime());
        thread.setDaemon(true);
        thread.start();
    }

    /** An observation is on its way. */
    synchronized void fed(String key, long time) {
        waiting.put(name(key, time), System.nanoTime());
    }

    /** Whether there have been forecasts on all partitions. */
    synchronized boolean begun() {
        return Arrays.stream(seen).allMatch(each -> each > 0);
    }

    /** How many observations have no forecast yet. */
    public synchronized int waiting() {
        return waiting.size();
    }

    /** For how long the oldest of them has waited, in seconds; 0 if there is none. */
    public synchronized double oldestSeconds() {
        return waiting.isEmpty()
                ? 0
                : (System.nanoTime() - waiting.values().iterator().next()) / 1e9;
    }

    /** Restarts the measurement of gaps. */
    public synchronized void measureGaps() {
        gapsSince = System.nanoTime();
        longestGap = 0;
    }

    /** The longest time without a forecast on one of the partitions that has ended since, or still lasts, in seconds. */
    public synchronized double longestGapSeconds() {
        long now = System.nanoTime();
        long longest = longestGap;
        for (long each : last) {
            longest = Math.max(longest, now - each);
        }
        return longest / 1e9;
    }

    @Override
    public void close() {
        closed = true;
        consumer.wakeup();
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void read() {
        try (consumer) {
            while (!closed) {
                for (ConsumerRecord<byte[], byte[]> record : consumer.poll(Duration.ofMillis(200))) {
                    came(record);
                }
            }
        } catch (WakeupException e) {
            // Closed.
        }
    }

    private synchronized void came(ConsumerRecord<byte[], byte[]> record) {
        long now = System.nanoTime();
        if (gapsSince != 0) {
            longestGap = Math.max(longestGap, now - last[record.partition()]);
        }
        last[record.partition()] = now;
        seen[record.partition()]++;
        waiting.remove(name(new String(record.key(), StandardCharsets.UTF_8), record.timestamp()));
    }

    /** A forecast has the key and the time of its observation. */
    private static String name(String key, long time) {
        return key + "@" + time;
    }
}

package io.spindrift.demo;

import io.spindrift.produce.ProducedRecord;
import io.spindrift.produce.Sender;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;

/** Sends records, and counts the observations of each series. */
final class Inputs {
    private final Sender sender;
    private final Map<String, AtomicLong> observations = new ConcurrentHashMap<>();

    Inputs(Sender sender) {
        this.sender = sender;
    }

    void send(ProducedRecord record) {
        sender.send(record);
        if (!record.label()) {
            observations
                    .computeIfAbsent(record.series(), series -> new AtomicLong())
                    .incrementAndGet();
        }
    }

    void flush() {
        sender.flush();
    }

    void close() {
        sender.close();
    }

    /** How many observations were sent, by series. */
    Map<String, Long> observations() {
        Map<String, Long> counts = new TreeMap<>();
        observations.forEach((series, count) -> counts.put(series, count.get()));
        return counts;
    }
}

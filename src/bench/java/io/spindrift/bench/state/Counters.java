package io.spindrift.bench.state;

import io.spindrift.store.StoreOperation;
import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicLong;

/** The counters of the processor of a run. */
final class Counters {
    private final Map<StoreOperation, AtomicLong> operations = new EnumMap<>(StoreOperation.class);
    /** Nanoseconds of each load that was not from memory. */
    final ConcurrentLinkedQueue<Long> coldNanos = new ConcurrentLinkedQueue<>();

    Counters() {
        for (StoreOperation operation : StoreOperation.values()) {
            operations.put(operation, new AtomicLong());
        }
    }

    void add(Map<StoreOperation, Integer> activity) {
        activity.forEach((operation, times) -> operations.get(operation).addAndGet(times));
    }

    long count(StoreOperation operation) {
        return operations.get(operation).get();
    }
}

package io.spindrift.store;

import java.util.concurrent.atomic.AtomicInteger;

/** The memory for cached models of an instance, in equal shares for its active tasks. */
public final class MemoryBudget {
    private final long bytes;
    private final AtomicInteger tasks = new AtomicInteger();

    /** @param bytes over all tasks */
    public MemoryBudget(long bytes) {
        this.bytes = bytes;
    }

    void enter() {
        tasks.incrementAndGet();
    }

    void leave() {
        tasks.decrementAndGet();
    }

    /** Returns the bytes for one task. */
    long share() {
        return bytes / Math.max(1, tasks.get());
    }
}

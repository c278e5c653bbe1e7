package io.spindrift.store;

import java.util.concurrent.atomic.AtomicInteger;

/** The memory for live models of an instance, in equal shares for the tasks that are active now. */
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

    /** Bytes of one task. */
    long share() {
        return bytes / Math.max(1, tasks.get());
    }
}

package io.spindrift.memory;

import java.util.Optional;

/**
 * The memory that an instance may take at most, in bytes, by purpose.
 *
 * @param models live models: models.cache.max.bytes
 * @param clients records in the buffers of Kafka's clients
 * @param stores blocks and write buffers of all local stores: stores.memory.bytes
 */
public record InstanceMemory(long models, long clients, long stores) {
    /** The application's own objects, and the part of the heap that a collector needs to work. */
    private static final long HEAP_BASE = 96L << 20;

    /** Code, metadata, stacks and the collector's own memory, measured with the least heap (docs/scaling.md). */
    private static final long JVM = 224L << 20;

    public InstanceMemory {
        if (models < 0 || clients < 0 || stores < 0) {
            throw new IllegalArgumentException(
                    "memory: expected numbers of bytes, at least 0, got " + models + ", " + clients + " and " + stores);
        }
    }

    /** Returns the same with other live models. */
    public InstanceMemory withModels(long bytes) {
        return new InstanceMemory(bytes, clients, stores);
    }

    /** In the heap. */
    public long heap() {
        return HEAP_BASE + models + clients;
    }

    /** Outside of the heap. */
    public long outside() {
        return stores + JVM;
    }

    /** All of it. */
    public long total() {
        return heap() + outside();
    }

    /** Returns the bytes that are left for live models on a machine, if all else stays; 0 if nothing is. */
    public long modelsOn(long memory) {
        return Math.max(0, memory - total() + models);
    }

    /**
     * Returns why an instance cannot keep within a machine's memory whatever happens; empty if it can.
     *
     * @param machine to run on
     */
    public Optional<String> refusal(Machine machine) {
        if (models > machine.heap()) {
            return Optional.of("models.cache.max.bytes: expected at most the heap, " + megabytes(machine.heap())
                    + " MB (-Xmx), got " + megabytes(models) + " MB");
        }
        if (stores > machine.memory()) {
            return Optional.of("stores.memory.bytes: expected at most the memory of this machine or container, "
                    + megabytes(machine.memory()) + " MB, got " + megabytes(stores) + " MB");
        }
        return Optional.empty();
    }

    /** Returns what may become too much for a machine once all series have records; empty if nothing may. */
    public Optional<String> warning(Machine machine) {
        if (heap() > machine.heap()) {
            return Optional.of("the heap may become too small: models " + megabytes(models)
                    + " MB (models.cache.max.bytes), clients "
                    + megabytes(clients) + " MB and the rest " + megabytes(HEAP_BASE) + " MB are " + megabytes(heap())
                    + " MB, the heap has " + megabytes(machine.heap()) + " MB (-Xmx)");
        }
        long possible = machine.heap() + outside();
        if (possible > machine.memory()) {
            return Optional.of("memory may become too small: heap " + megabytes(machine.heap()) + " MB (-Xmx), stores "
                    + megabytes(stores) + " MB (stores.memory.bytes) and the JVM itself " + megabytes(JVM) + " MB are "
                    + megabytes(possible) + " MB, this machine or container has " + megabytes(machine.memory())
                    + " MB");
        }
        return Optional.empty();
    }

    /** Returns the parts in one line. */
    public String text() {
        return "models " + megabytes(models) + " MB, clients " + megabytes(clients) + " MB, stores " + megabytes(stores)
                + " MB, the rest " + megabytes(HEAP_BASE + JVM) + " MB: " + megabytes(total()) + " MB";
    }

    private static long megabytes(long bytes) {
        return Math.round(bytes / (double) (1 << 20));
    }
}

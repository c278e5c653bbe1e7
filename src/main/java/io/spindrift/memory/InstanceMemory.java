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
    /** The application's own objects. */
    private static final long HEAP_BASE = 96L << 20;

    /**
     * The heap by the bytes that live in it. A collector without such room marks and copies all the time, and forecasts wait for it
     * (docs/reliability.md).
     */
    private static final double ROOM = 1.5;

    /** Code, metadata and stacks. */
    private static final long JVM = 224L << 20;

    /** The collector's own memory: a part of the heap, measured with heaps of 1 to 2 GB. */
    private static final long COLLECTOR_PART = 32;

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
        return (long) (ROOM * (HEAP_BASE + models + clients));
    }

    /** Outside of the heap. */
    public long outside() {
        return stores + jvm(heap());
    }

    /** All of it. */
    public long total() {
        return heap() + outside();
    }

    /** Returns the bytes that are left for live models on a machine, if all else stays; 0 if nothing is. */
    public long modelsOn(long memory) {
        double live = (memory - stores - JVM) / (ROOM * (1 + 1.0 / COLLECTOR_PART));
        return Math.max(0, (long) live - HEAP_BASE - clients);
    }

    private static long jvm(long heap) {
        return JVM + heap / COLLECTOR_PART;
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
                    + megabytes(clients) + " MB, the rest " + megabytes(HEAP_BASE)
                    + " MB and room for the collector are "
                    + megabytes(heap()) + " MB, the heap has " + megabytes(machine.heap()) + " MB (-Xmx)");
        }
        long jvm = jvm(machine.heap());
        long possible = machine.heap() + stores + jvm;
        if (possible > machine.memory()) {
            return Optional.of("memory may become too small: heap " + megabytes(machine.heap()) + " MB (-Xmx), stores "
                    + megabytes(stores) + " MB (stores.memory.bytes) and the JVM itself " + megabytes(jvm) + " MB are "
                    + megabytes(possible) + " MB, this machine or container has " + megabytes(machine.memory())
                    + " MB");
        }
        return Optional.empty();
    }

    /** Returns the parts in one line. */
    public String text() {
        return "models " + megabytes(models) + " MB, clients " + megabytes(clients) + " MB, stores " + megabytes(stores)
                + " MB, the rest " + megabytes(total() - models - clients - stores) + " MB: " + megabytes(total())
                + " MB";
    }

    private static long megabytes(long bytes) {
        return Math.round(bytes / (double) (1 << 20));
    }
}

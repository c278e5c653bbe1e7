package io.spindrift.inspect;

import java.util.List;

/**
 * The size of the state of a series, and the total for many such series; {@code schemas/commands/inspect-size.schema.json}.
 * Sizes are in bytes.
 *
 * @param components the components of the state of one series
 * @param stateBytes the state of one series
 * @param memoryBytes a model in memory
 * @param journalEntryBytes an entry of the journal
 * @param journalSlots K, the number of events of a series between two snapshots
 * @param microsPerEvent microseconds per event on this machine; null if K is given, and so does not follow from it
 * @param series the number of series
 * @param recordsPerSecond records per second over all of them
 * @param changelogBytesPerRecord the bytes that a record adds to the changelog
 * @param changelogBytesPerSecond the same per second, over all series
 * @param storeBytes the store, which is also the size of a restore
 * @param memoryForAllBytes all models in memory
 * @param instance an instance with all of these models in memory
 */
public record SizeDocument(
        List<Component> components,
        long stateBytes,
        long memoryBytes,
        long journalEntryBytes,
        int journalSlots,
        Double microsPerEvent,
        long series,
        double recordsPerSecond,
        double changelogBytesPerRecord,
        double changelogBytesPerSecond,
        long storeBytes,
        long memoryForAllBytes,
        Instance instance) {

    /** A part of the state, by the name of its fields. */
    public record Component(String component, long bytes) {}

    /**
     * The memory of an instance.
     *
     * @param heapBytes the heap: models, buffers of Kafka's clients and the rest
     * @param storesBytes local stores, outside of the heap
     * @param totalBytes all of it, with the JVM itself
     * @param machineBytes the memory of a machine; null if none was given
     * @param seriesOnMachine how many series it can have in memory; null if none was given
     */
    public record Instance(
            long heapBytes, long storesBytes, long totalBytes, Long machineBytes, Long seriesOnMachine) {}
}

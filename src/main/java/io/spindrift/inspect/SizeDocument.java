package io.spindrift.inspect;

import java.util.List;

/**
 * What the state of a series takes, and what many such series take; {@code schemas/commands/inspect-size.schema.json}. Bytes,
 * unless said otherwise.
 *
 * @param components of the state of one series
 * @param stateBytes of the state of one series
 * @param memoryBytes of a live model
 * @param journalEntryBytes of an entry of the journal
 * @param journalSlots K, events of a series from one snapshot to the next
 * @param microsPerEvent on this machine; null where K is given, and so does not follow it
 * @param series how many
 * @param recordsPerSecond over all of them
 * @param changelogBytesPerRecord what a record adds to the changelog
 * @param changelogBytesPerSecond over all of them
 * @param storeBytes of the store, and so of a restore
 * @param memoryForAllBytes of all live models
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
        long memoryForAllBytes) {

    /** A part of the state, by the name of its fields. */
    public record Component(String component, long bytes) {}
}

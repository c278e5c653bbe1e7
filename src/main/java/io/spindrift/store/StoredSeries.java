package io.spindrift.store;

import java.util.List;

/**
 * A series as its records in a table have it.
 *
 * @param generation how often it has begun anew
 * @param alive whether there is a state; else its space has been reclaimed
 * @param coreVersion that wrote the snapshot
 * @param slots K, slots of its journal
 * @param snapshotAt events in the snapshot
 * @param snapshotBytes of the snapshot
 * @param journal the entries since, oldest first
 * @param model as it stands after them
 * @param damage what could not be read; empty if nothing
 * @param <M> the model
 * @param <E> its events
 */
public record StoredSeries<M, E>(
        int generation,
        boolean alive,
        int coreVersion,
        int slots,
        long snapshotAt,
        int snapshotBytes,
        List<Entry<E>> journal,
        M model,
        List<String> damage) {

    /**
     * An entry of the journal.
     *
     * @param sequence number of the event within its generation
     * @param bytes of the entry
     * @param event as it was applied
     */
    public record Entry<E>(long sequence, int bytes, E event) {}
}

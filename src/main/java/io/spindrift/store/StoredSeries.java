package io.spindrift.store;

import io.spindrift.serde.SeriesHeader;
import java.util.List;

/**
 * A series as it is stored.
 *
 * @param header of the series
 * @param journal the events since the snapshot, oldest first
 * @param model after these events; null if there is no state, or if it cannot be read
 * @param damage why parts could not be read; empty if all could be read
 * @param <M> the model
 * @param <E> its events
 */
public record StoredSeries<M, E>(SeriesHeader header, List<Entry<E>> journal, M model, List<String> damage) {

    /**
     * An entry of the journal.
     *
     * @param sequence number of the event within its generation
     * @param bytes of the entry
     * @param event as it was applied
     */
    public record Entry<E>(long sequence, int bytes, E event) {}
}

package io.spindrift.store;

import io.spindrift.model.state.CorruptStateException;
import io.spindrift.serde.JournalEntry;
import io.spindrift.serde.SeriesHeader;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Reads the log of a series without changing it, as far as it can be read.
 *
 * @param <M> the model
 * @param <E> its events
 */
public final class SeriesInspector<M, E> {
    private final SeriesLog log;
    private final ModelReader<M, E> reader;
    private final RecordDump<M, E> dump;

    public SeriesInspector(ByteStore store, ModelType<M, E> type) {
        log = new SeriesLog(store);
        reader = new ModelReader<>(log, type, new EventCostEstimator(() -> 0), new StoreActivity());
        dump = new RecordDump<>(log, type);
    }

    /** Whether the store knows a series. */
    public boolean knows(String series) {
        return log.contains(series);
    }

    /**
     * Returns a series as it is stored; empty if the store does not know it.
     *
     * @throws CorruptStateException if nothing of it can be read
     */
    public Optional<StoredSeries<M, E>> view(String series) {
        SeriesHeader header = log.header(series);
        if (header == null) {
            return Optional.empty();
        }
        List<String> damage = new ArrayList<>();
        List<StoredSeries.Entry<E>> events = new ArrayList<>();
        M model = null;
        if (header.alive()) {
            Journal journal = log.journal(series, header);
            for (JournalEntry entry : journal.entries()) {
                int bytes = entry.toBytes().length;
                events.add(new StoredSeries.Entry<>(entry.sequence(), bytes, reader.event(entry, header)));
            }
            if (journal.damage() != null) {
                damage.add(journal.damage().getMessage());
            }
            model = salvaged(series, header, damage);
        }
        return Optional.of(new StoredSeries<>(header, events, model, damage));
    }

    /**
     * Returns the model of a series after all its events; empty if the store does not know the series, or its state has
     * been removed.
     *
     * @throws CorruptStateException if any part of it cannot be read
     */
    public Optional<M> model(String series) {
        SeriesHeader header = log.header(series);
        return header == null || !header.alive()
                ? Optional.empty()
                : Optional.of(reader.read(series, header).model());
    }

    /**
     * Returns the records of a series field by field, as far as they can be read; empty if the store does not know it.
     */
    public List<StoredRecord> records(String series) {
        return dump.of(series);
    }

    private M salvaged(String series, SeriesHeader header, List<String> damage) {
        try {
            return reader.salvage(series, header).model();
        } catch (CorruptStateException e) {
            damage.add(e.getMessage());
            return null;
        }
    }
}

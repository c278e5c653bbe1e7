package io.spindrift.store;

import io.spindrift.model.state.CorruptStateException;
import io.spindrift.serde.JournalEntry;
import io.spindrift.serde.SeriesHeader;
import io.spindrift.serde.StateBytes;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Looks at the records of a series without changing them, and as far as they can be read.
 *
 * @param <M> the model
 * @param <E> its events
 */
public final class SeriesInspector<M, E> {
    private final SeriesRecords records;
    private final ModelType<M, E> type;

    public SeriesInspector(ByteStore table, ModelType<M, E> type) {
        records = new SeriesRecords(table);
        this.type = type;
    }

    /** Whether anything is known of a series. */
    public boolean knows(String series) {
        return records.known(series);
    }

    /**
     * The series of a name; empty if nothing is known of it.
     *
     * @throws CorruptStateException if nothing of it can be read
     */
    public Optional<StoredSeries<M, E>> view(String series) {
        SeriesHeader header = records.header(series);
        if (header == null) {
            return Optional.empty();
        }
        List<String> damage = new ArrayList<>();
        List<StoredSeries.Entry<E>> journal = new ArrayList<>();
        M model = null;
        if (header.alive()) {
            for (JournalEntry entry : records.readableJournal(series, header, damage)) {
                E event = StateBytes.restore(entry.event(), io -> type.visitEvent(null, io));
                journal.add(new StoredSeries.Entry<>(entry.sequence(), entry.toBytes().length, event));
            }
            model = model(series, header, damage);
        }
        return Optional.of(new StoredSeries<>(
                header.generation(),
                header.alive(),
                header.coreVersion(),
                header.slots(),
                header.sequence(),
                header.length(),
                journal,
                model,
                damage));
    }

    /**
     * The model of a series as it stands after all its events; empty if nothing is known of it, or its space has been reclaimed.
     *
     * @throws CorruptStateException if any of it cannot be read
     */
    public Optional<M> model(String series) {
        SeriesHeader header = records.header(series);
        return header == null || !header.alive()
                ? Optional.empty()
                : Optional.of(loader().load(series, header).model());
    }

    private M model(String series, SeriesHeader header, List<String> damage) {
        try {
            return loader().salvage(series, header, new ArrayList<>()).model();
        } catch (CorruptStateException e) {
            damage.add(e.getMessage());
            return null;
        }
    }

    private ModelLoader<M, E> loader() {
        return new ModelLoader<>(records, type, new EventCostEstimator(() -> 0), operation -> {});
    }
}

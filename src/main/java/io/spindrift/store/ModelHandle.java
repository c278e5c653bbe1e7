package io.spindrift.store;

import io.spindrift.model.numeric.Hash;
import io.spindrift.serde.SeriesHeader;
import io.spindrift.serde.SeriesHeader.Seen;

/**
 * A model in memory, and where it stands in its journal.
 *
 * @param <M> the model
 */
public final class ModelHandle<M> {
    final String series;
    /** By which the snapshots of series are shifted against each other. */
    final long phase;

    final M model;
    final int generation;
    /** K of the ring that is in the store. */
    int slots;
    /** How many events the stored snapshot holds. */
    long snapshotAt;
    /** Where the chunks of the stored snapshot stand, and how many there are. */
    int place;

    int chunks;
    /** The number of the next event. */
    long next;
    /** The largest record time of an event; −1 before any. */
    long time = -1;
    /** At the last event. */
    Seen seen = Seen.NEVER;
    /** Nothing of this life is stored yet. */
    boolean unborn;
    /** Its settings have been compared with those of this edition, and stand as they do until this record time. */
    long settledEdition = -1;

    long settledUntil;
    /** The next event must end in a snapshot. */
    boolean snapshotDue;
    /** Why the series cannot be used; null if it can. */
    final String failure;

    long bytes;
    /** Whether it is among those of the working set. */
    boolean inMemory;

    private ModelHandle(String series, M model, int generation, String failure) {
        this.series = series;
        phase = Hash.of(series) >>> 1;
        this.model = model;
        this.generation = generation;
        this.failure = failure;
    }

    /** One whose life begins. */
    static <M> ModelHandle<M> unborn(String series, M model, int generation) {
        ModelHandle<M> resident = new ModelHandle<>(series, model, generation, null);
        resident.unborn = true;
        return resident;
    }

    /** One as its snapshot left it. */
    static <M> ModelHandle<M> stored(String series, M model, SeriesHeader header) {
        ModelHandle<M> resident = new ModelHandle<>(series, model, header.generation(), null);
        resident.storedUnder(header);
        resident.next = header.sequence();
        resident.time = header.time();
        resident.seen = header.seen();
        return resident;
    }

    /** One that cannot be read. */
    static <M> ModelHandle<M> failed(String series, String failure) {
        return new ModelHandle<>(series, null, 0, failure);
    }

    /** The model. */
    public M model() {
        return model;
    }

    /** How many events this life has had. */
    public long events() {
        return next;
    }

    /** Notes what stands in the store under a header of this life. */
    void storedUnder(SeriesHeader header) {
        slots = header.slots();
        snapshotAt = header.sequence();
        place = header.place();
        chunks = header.chunks();
    }

    /** How many events have been journaled since the snapshot. */
    long journaled() {
        return next - snapshotAt;
    }
}

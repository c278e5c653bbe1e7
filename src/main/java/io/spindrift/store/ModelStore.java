package io.spindrift.store;

import io.spindrift.model.state.CorruptStateException;
import io.spindrift.serde.JournalEntry;
import io.spindrift.serde.SeriesHeader;
import io.spindrift.serde.SeriesHeader.Seen;
import io.spindrift.serde.StateBytes;
import java.util.ArrayList;
import java.util.Optional;
import java.util.function.LongSupplier;

/**
 * Where the models of a task live. In memory stand those that were used last; in the store a snapshot of each, now and
 * then, and a journal of the events since, so that an event costs some hundred bytes whatever the size of the state
 * (docs/adr/0004-snapshot-and-journal.md). A caller takes a model, applies an event, and hands it back:
 *
 * <pre>{@code
 * Resident<M> resident = store.load(series, event);
 * apply(event, resident.model());
 * store.accepted(resident, event, witness);
 * }</pre>
 *
 * <p>A caller that fails in between calls {@link #discard}, and the model is that of the store again. For one thread.
 *
 * @param <M> a model
 * @param <E> what may happen to a model
 */
public final class ModelStore<M, E> implements AutoCloseable {
    private final ModelType<M, E> type;
    private final StoreSettings settings;
    private final MemoryBudget budget;
    private final StoreListener listener;
    private final SeriesRecords records;
    private final PartitionMetadata partition;
    private final RulesVersion edition;
    private final IdleSeriesReaper idle;
    private final EventCostEstimator cost;
    private final SnapshotPolicy policy;
    private final SettingsPolicy<M, E> settlement;
    private final ModelLoader<M, E> loader;
    private final ModelWriter<M, E> writer;
    private final ModelCache<M> working = new ModelCache<>();
    private long begun;
    private boolean closed;
    /** A series has been counted, and its header is not written yet. */
    private boolean counting;

    /**
     * @param table of the task
     * @param type of the models
     * @param settings how they are kept
     * @param budget of memory, shared by the tasks of an instance
     * @param listener told what is done
     * @param nanoTime of a clock that only goes forward, by which K follows what an event costs
     * @throws LaterVersionException if a later core version has written into the table
     */
    public ModelStore(
            ByteStore table,
            ModelType<M, E> type,
            StoreSettings settings,
            MemoryBudget budget,
            StoreListener listener,
            LongSupplier nanoTime) {
        this.type = type;
        this.settings = settings;
        this.budget = budget;
        this.listener = listener;
        cost = new EventCostEstimator(nanoTime);
        WriterVersion version = new WriterVersion(table, type.coreVersion());
        records = new SeriesRecords(table);
        partition = new PartitionMetadata(table, settings.ttlMillis());
        edition = new RulesVersion(table);
        idle = new IdleSeriesReaper(table, records, partition, entry -> type.time(event(entry)));
        policy = new SnapshotPolicy(settings, cost);
        settlement = new SettingsPolicy<>(type, settings.changePolicy());
        loader = new ModelLoader<>(records, type, cost, listener);
        writer = new ModelWriter<>(records, version, edition, type, policy, listener);
        type.reach(edition.now());
        budget.enter();
    }

    /**
     * The model of a series as it stands after all events accepted so far; a new one for a new series, for one that has been
     * idle for too long, or for one whose settings have changed if that is to begin anew. Nothing is written of it
     * before an event is accepted; where there are as many series as there may be, silent ones are taken out for it.
     *
     * @param event that is to be applied, if it can be
     * @throws CorruptStateException if what is stored cannot be read; nothing is changed
     * @throws SeriesLimitException if the series is new, and there are as many as there may be
     * @throws SettingsChangedException if the series is learned under other settings, and that is to stop the application
     */
    public ModelHandle<M> load(String series, E event) throws SeriesLimitException {
        ModelHandle<M> resident = working.get(series);
        if (resident == null) {
            resident = loadCold(series, type.time(event));
            // What is not in the store is not kept either, so that what is in memory never decides anything.
            if (!resident.unborn) {
                keep(resident);
            }
        }
        if (resident.failure != null) {
            throw new CorruptStateException(resident.failure);
        }
        if (!resident.unborn) {
            resident = inForce(resident, event);
        }
        begun = cost.begin();
        return resident;
    }

    /**
     * Persists an event that the model that was last loaded has applied.
     *
     * @param witness of the time of the event: the same for all records of one key, since one device is wrong in all of them
     */
    public void accepted(ModelHandle<M> resident, E event, long witness) {
        listener.applied(cost.end(begun));
        long bytes = type.bytes(resident.model);
        resident.time = Math.max(resident.time, type.time(event));
        partition.observe(witness, type.time(event));
        resident.seen = new Seen(partition.elapsed(), type.time(event));
        if (resident.unborn) {
            begin(resident, bytes);
        }
        working.put(resident, bytes);
        shrink();
        // Last of all that is written: should anything fail before, the event has not been.
        writer.accept(resident, event);
        listener.journaled(resident.journaled());
    }

    /** Forgets what is in memory of a series, after a failure: the store is right. */
    public void discard(String series) {
        working.remove(series);
        partition.reload();
        if (counting) {
            partition.recount();
            counting = false;
        }
    }

    /**
     * Restarts a series, under the settings in force at the time of its last event; nothing happens where there is none.
     *
     * @param otherwise the time at which settings are looked up if nothing of the series can be read, in milliseconds since 1970
     */
    public void reset(String series, long otherwise) {
        if (records.known(series)) {
            ModelHandle<M> successor = ModelHandle.unborn(
                    series, type.create(series, lastTime(series, otherwise)), records.generationAfter(series));
            successor.seen = new Seen(partition.elapsed(), -1);
            replace(series, successor);
        }
    }

    /**
     * Lets a series that cannot be read go on from where it can be read to.
     *
     * @return why the rest could not be read; empty if the series was sound
     * @throws CorruptStateException if nothing of it can be read
     */
    public Optional<String> repair(String series) {
        SeriesHeader header = records.header(series);
        if (header == null || !header.alive()) {
            return Optional.empty();
        }
        try {
            loader.load(series, header);
            return Optional.empty();
        } catch (CorruptStateException e) {
            ModelHandle<M> salvaged = loader.salvage(series, header, new ArrayList<>());
            type.loaded(salvaged.model);
            ModelHandle<M> successor = ModelHandle.unborn(series, salvaged.model, records.generationAfter(series));
            successor.place = salvaged.place;
            successor.next = salvaged.next;
            successor.time = salvaged.time;
            successor.seen = salvaged.seen;
            replace(series, successor);
            return Optional.of(e.getMessage());
        }
    }

    /** Takes all out that is known of a series; its next event begins it anew. */
    public void delete(String series) {
        working.remove(series);
        if (records.known(series)) {
            records.deleteState(series);
            records.deleteHeader(series);
            partition.add(-1);
        }
    }

    /**
     * Takes the states of few idle series out; called with each event. When and how often changes no output: such a series
     * begins anew in any case.
     */
    public void reclaim() {
        if (settings.ttlMillis() > 0) {
            idle.reclaim(series -> {
                working.remove(series);
                listener.did(StoreOperation.SERIES_EXPIRED);
            });
        }
    }

    /** How many series are counted. */
    public long series() {
        return partition.series();
    }

    /** How many models are in memory. */
    public int inMemory() {
        return working.size();
    }

    /** Bytes of the models in memory, about. */
    public long memoryBytes() {
        return working.bytes();
    }

    /** Forgets what is in memory; the store is as it was left. */
    @Override
    public void close() {
        if (!closed) {
            closed = true;
            working.clear();
            budget.leave();
        }
    }

    private long lastTime(String series, long otherwise) {
        try {
            SeriesHeader header = records.header(series);
            long last = records.journal(series, header).stream()
                    .mapToLong(entry -> type.time(event(entry)))
                    .reduce(header.time(), Math::max);
            return last < 0 ? otherwise : last;
        } catch (CorruptStateException e) {
            return otherwise;
        }
    }

    private E event(JournalEntry entry) {
        return StateBytes.restore(entry.event(), io -> type.visitEvent(null, io));
    }

    private ModelHandle<M> loadCold(String series, long time) throws SeriesLimitException {
        try {
            SeriesHeader header = records.header(series);
            if (header == null) {
                admit();
                return ModelHandle.unborn(series, type.create(series, time), 0);
            }
            if (!header.alive()) {
                return ModelHandle.unborn(series, type.create(series, time), header.generation());
            }
            ModelHandle<M> resident = loader.load(series, header);
            type.loaded(resident.model);
            listener.did(StoreOperation.MODEL_CACHE_MISSES);
            if (policy.outdated(resident.slots)) {
                resident.snapshotDue = true;
            }
            return resident;
        } catch (CorruptStateException e) {
            return ModelHandle.failed(series, "the stored state of series '" + series + "': " + e.getMessage());
        }
    }

    private void admit() throws SeriesLimitException {
        if (settings.seriesMaxPerPartition() == 0 || partition.series() < settings.seriesMaxPerPartition()) {
            return;
        }
        if (partition.sweepable()) {
            idle.countOut(working::remove);
        }
        if (partition.series() >= settings.seriesMaxPerPartition()) {
            throw new SeriesLimitException(settings.seriesMaxPerPartition());
        }
    }

    /** A series, or the one that begins in its place. */
    private ModelHandle<M> inForce(ModelHandle<M> resident, E event) {
        if (partition.idle(resident.seen)) {
            return successor(resident, type.time(event));
        }
        return settlement.endsWith(resident, event) ? successor(resident, settlement.time(resident, event)) : resident;
    }

    /** A new life of a series; the ring of the old one is known. */
    private ModelHandle<M> successor(ModelHandle<M> before, long time) {
        ModelHandle<M> resident =
                ModelHandle.unborn(before.series, type.create(before.series, time), before.generation + 1);
        resident.slots = before.slots;
        resident.place = before.place;
        resident.chunks = before.chunks;
        return resident;
    }

    private void begin(ModelHandle<M> resident, long bytes) {
        if (!records.known(resident.series)) {
            counting = true;
            partition.add(1);
        }
        writer.begin(resident, bytes);
        counting = false;
    }

    private void replace(String series, ModelHandle<M> with) {
        writer.replace(with);
        working.remove(series);
        keep(with);
    }

    private void keep(ModelHandle<M> resident) {
        working.put(resident, resident.model == null ? 0 : type.bytes(resident.model));
        shrink();
    }

    private void shrink() {
        while (working.bytes() > budget.share()) {
            ModelHandle<M> eldest = working.eldest();
            if (eldest == null) {
                return;
            }
            if (eldest.failure == null && policy.dueOnEviction(eldest)) {
                writer.snapshot(eldest);
            }
            working.remove(eldest.series);
            listener.did(StoreOperation.MODEL_CACHE_EVICTIONS);
        }
    }
}

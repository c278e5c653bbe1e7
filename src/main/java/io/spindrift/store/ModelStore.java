package io.spindrift.store;

import io.spindrift.model.state.CorruptStateException;
import io.spindrift.serde.Seen;
import io.spindrift.serde.SeriesHeader;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongSupplier;

/**
 * The models of a task. The most recently used ones are in memory. The log of each series has a snapshot and the events after it,
 * so an event writes about a hundred bytes, whatever the size of the state (docs/adr/0004-snapshot-and-journal.md). A caller opens a
 * model, applies an event to it, and appends the event:
 *
 * <pre>{@code
 * ModelHandle<M> handle = models.open(series, event);
 * apply(event, handle.model());
 * models.append(handle, event, witness);
 * }</pre>
 *
 * <p>If a caller fails after {@code open}, it must call {@link #discard}, which returns to the stored state. For one thread.
 *
 * @param <M> a model
 * @param <E> an event of a model
 */
public final class ModelStore<M, E> implements AutoCloseable {
    private final ModelType<M, E> type;
    private final SettingsRules<M, E> rules;
    private final MemoryBudget budget;
    private final SeriesLog log;
    private final SeriesRegistry registry;
    private final IdleSeriesReaper reaper;
    private final EventCostEstimator cost;
    private final SnapshotPolicy snapshots;
    private final SettingsPolicy<M, E> settings;
    private final ModelReader<M, E> reader;
    private final ModelWriter<M, E> writer;
    private final StoreActivity activity = new StoreActivity();
    private final ModelCache<M> cache = new ModelCache<>();
    private final DamagedSeries damaged = new DamagedSeries();
    private long started;
    private boolean closed;

    /**
     * @param store of the task
     * @param type of the models
     * @param rules for the settings of series
     * @param settings of the store
     * @param budget of memory, shared by the tasks of an instance
     * @param nanoTime of a monotonic clock, to measure the processing time of events, on which K depends
     * @throws LaterVersionException if a later core version has written into the store
     */
    public ModelStore(
            ByteStore store,
            ModelType<M, E> type,
            SettingsRules<M, E> rules,
            StoreSettings settings,
            MemoryBudget budget,
            LongSupplier nanoTime) {
        this.type = type;
        this.rules = rules;
        this.budget = budget;
        PartitionVersions versions = new PartitionVersions(store, type.coreVersion());
        log = new SeriesLog(store);
        registry = new SeriesRegistry(store, settings.ttlMillis(), settings.seriesMaxPerPartition());
        reaper = new IdleSeriesReaper(store, log, registry);
        cost = new EventCostEstimator(nanoTime);
        snapshots = new SnapshotPolicy(settings, cost, type.coreVersion());
        this.settings = new SettingsPolicy<>(rules, settings.changePolicy());
        reader = new ModelReader<>(log, type, cost, activity);
        writer = new ModelWriter<>(log, versions, type, snapshots, activity);
        rules.awaitVersion(versions.rules());
        budget.enter();
    }

    /**
     * Returns the model of a series after all events appended so far. The model is new if the series is new, has
     * expired, or restarts because its settings have changed. Nothing is written before an event is appended, with one
     * exception: if a new series finds no room, expired series are removed.
     *
     * @param event that will be applied
     * @throws CorruptStateException if the stored state cannot be read; nothing has changed
     * @throws SeriesLimitException if the series is new and the partition already has the maximum number of series
     * @throws SettingsChangedException if the settings of the series have changed and the application must stop then
     */
    public ModelHandle<M> open(String series, E event) throws SeriesLimitException {
        damaged.requireSound(series);
        ModelHandle<M> handle = cache.get(series);
        if (handle == null) {
            handle = load(series, type.time(event));
        }
        if (!handle.end().isNew()) {
            handle = current(handle, event);
        }
        started = cost.start();
        return handle;
    }

    /**
     * Persists an event that an opened model has applied.
     *
     * @param witness of the time of the event: the same for all records of one key, since a device with a wrong clock is wrong in all
     *     of them
     */
    public void append(ModelHandle<M> handle, E event, long witness) {
        cost.end(started);
        Seen seen = registry.observe(witness, type.time(event));
        if (handle.end().isNew()) {
            registry.add(handle.end().stored() == null ? 1 : 0);
            writer.start(handle, seen, rules.version());
        }
        cache(handle);
        // The last write: if one before it fails, the event has not been appended.
        writer.append(handle, event, seen);
    }

    /** Returns to the stored state after a failure. */
    public void discard(String series) {
        cache.remove(series);
        registry.recover();
    }

    /**
     * Restarts a series under the settings in force at the time of its last event. Does nothing if the store does not
     * know the series.
     *
     * @param fallbackTime used if the time of the last event cannot be read, in milliseconds since 1970
     */
    public void reset(String series, long fallbackTime) {
        if (log.contains(series)) {
            M model = rules.create(series, log.lastTime(series, fallbackTime));
            LogPosition start = log.nextGeneration(series);
            replace(new ModelHandle<>(model, start.seenAt(new Seen(registry.elapsed(), -1))));
        }
    }

    /**
     * Restores a damaged series as far as it can be read.
     *
     * @return why the rest could not be read; empty if the series was not damaged
     * @throws CorruptStateException if nothing of the series can be read
     */
    public Optional<String> repair(String series) {
        damaged.remove(series);
        SeriesHeader header = log.header(series);
        if (header == null || !header.alive()) {
            return Optional.empty();
        }
        try {
            reader.read(series, header);
            return Optional.empty();
        } catch (CorruptStateException e) {
            ModelHandle<M> salvaged = reader.salvage(series, header);
            type.onLoaded(salvaged.model());
            LogPosition read = salvaged.end();
            replace(new ModelHandle<>(salvaged.model(), read.inGeneration(header.generation() + 1)));
            return Optional.of(e.getMessage());
        }
    }

    /** Removes everything of a series. Its next event starts it from scratch. */
    public void delete(String series) {
        cache.remove(series);
        damaged.remove(series);
        if (log.contains(series)) {
            log.drop(series);
            registry.add(-1);
        }
    }

    /**
     * Removes the states of a few expired series. To be called after each event. The moment of removal changes no
     * output, since an expired series restarts in any case.
     */
    public void expire() {
        if (registry.expires()) {
            for (String series : reaper.removeStates()) {
                cache.remove(series);
                activity.count(StoreOperation.SERIES_EXPIRED);
            }
        }
    }

    /** Returns how often each operation took place since the last call. */
    public Map<StoreOperation, Integer> takeActivity() {
        return activity.take();
    }

    /** Returns the number of series. */
    public long series() {
        return registry.series();
    }

    /** Returns the number of models in memory. */
    public int inMemory() {
        return cache.size();
    }

    /** Returns the estimated bytes of the models in memory. */
    public long memoryBytes() {
        return cache.bytes();
    }

    /** Drops the models in memory. The store stays unchanged. */
    @Override
    public void close() {
        if (!closed) {
            closed = true;
            cache.clear();
            budget.leave();
        }
    }

    /**
     * Returns the stored model of a series, or a new one. A new one is not cached, because nothing may depend on a
     * model that is not stored.
     */
    private ModelHandle<M> load(String series, long time) throws SeriesLimitException {
        ModelHandle<M> handle;
        try {
            SeriesHeader header = log.header(series);
            if (header == null) {
                requireRoom();
            }
            if (header == null || !header.alive()) {
                return new ModelHandle<>(rules.create(series, time), LogPosition.start(series, header));
            }
            handle = reader.read(series, header);
        } catch (CorruptStateException e) {
            throw damaged.add(series, e);
        }
        type.onLoaded(handle.model());
        activity.count(StoreOperation.MODEL_CACHE_MISSES);
        cache(handle);
        return handle;
    }

    private void requireRoom() throws SeriesLimitException {
        if (registry.full() && registry.sweepable()) {
            reaper.removeSeries().forEach(cache::remove);
        }
        if (registry.full()) {
            throw registry.limitReached();
        }
    }

    /** Returns the model, or the new one that replaces it. */
    private ModelHandle<M> current(ModelHandle<M> handle, E event) {
        LogPosition end = handle.end();
        long time = type.time(event);
        // The largest time of the series counts, so that a late record does not bring earlier settings back.
        long settingsTime = Math.max(end.time(), time);
        boolean expired = registry.expired(end.seen());
        if (!expired && !settings.restarts(handle, event, settingsTime)) {
            return handle;
        }
        M successor = rules.create(end.series(), expired ? time : settingsTime);
        return new ModelHandle<>(successor, end.restarted(end.generation() + 1));
    }

    private void replace(ModelHandle<M> handle) {
        String series = handle.end().series();
        cache.remove(series);
        damaged.remove(series);
        writer.replace(handle, rules.version());
        cache(handle);
    }

    /** Caches a model, and evicts others while the memory is exceeded. */
    private void cache(ModelHandle<M> handle) {
        cache.put(handle, type.bytes(handle.model()));
        while (cache.bytes() > budget.share()) {
            ModelHandle<M> eldest = cache.eldest();
            if (eldest == null) {
                return;
            }
            if (snapshots.dueOnEviction(eldest.end(), type.bytes(eldest.model()))) {
                writer.snapshot(eldest);
            }
            cache.remove(eldest.end().series());
            activity.count(StoreOperation.MODEL_CACHE_EVICTIONS);
        }
    }
}

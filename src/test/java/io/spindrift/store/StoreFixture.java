package io.spindrift.store;

import io.spindrift.model.numeric.Hash;
import io.spindrift.model.time.ConfirmedTime;
import io.spindrift.serde.PartitionRecord;
import io.spindrift.store.CountingModel.Tick;
import java.util.EnumMap;
import java.util.Map;
import java.util.stream.LongStream;

/** A store of tallies over a table, which can be closed and opened again. */
final class StoreFixture {
    private static final long STEP_NANOS = 1000;

    final WatchedTable table;
    private final Map<StoreOperation, Integer> done = new EnumMap<>(StoreOperation.class);
    ModelStore<CountingModel, Tick> store;
    private StoreSettings settings;
    private CountingModel.Type type;
    private final long stepNanos;
    private long nanos;

    StoreFixture(StoreSettings settings) {
        this(settings, new WatchedTable());
    }

    StoreFixture(StoreSettings settings, WatchedTable table) {
        this(settings, table, STEP_NANOS);
    }

    /** @param stepNanos how long a step takes by the clock of the store */
    StoreFixture(StoreSettings settings, WatchedTable table, long stepNanos) {
        this.table = table;
        this.stepNanos = stepNanos;
        open(settings, new CountingModel.Type());
    }

    /** Closes this store, and opens another one on the same table. */
    void reopen() {
        reopen(settings);
    }

    void reopen(StoreSettings others) {
        reopen(others, type);
    }

    void reopen(StoreSettings others, CountingModel.Type otherType) {
        counted(StoreOperation.MODEL_CACHE_EVICTIONS);
        store.close();
        open(others, otherType);
    }

    private void open(StoreSettings with, CountingModel.Type ofType) {
        settings = with;
        type = ofType;
        MemoryBudget budget = new MemoryBudget(with.cacheMaxBytes());
        store = new ModelStore<>(table, ofType, ofType, with, budget, () -> nanos += stepNanos);
    }

    /** Applies an event as a task does. */
    CountingModel take(String series, Tick tick) throws SeriesLimitException {
        ModelHandle<CountingModel> handle = store.open(series, tick);
        handle.model().apply(tick);
        store.append(handle, tick, Hash.of(series));
        return handle.model();
    }

    /** The same where no series is refused. */
    CountingModel feed(String series, long... numbers) {
        CountingModel tally = null;
        for (long number : numbers) {
            tally = feed(series, new Tick(number, number));
        }
        return tally;
    }

    CountingModel feed(String series, Tick tick) {
        try {
            return take(series, tick);
        } catch (SeriesLimitException e) {
            throw new AssertionError(e);
        }
    }

    /** The clock of the partition reaches a time, by two other series that get there little by little. */
    void confirm(long time) {
        ConfirmedTime clock = PartitionRecord.fromBytes(table.get(StoreKeys.partition()))
                .clock()
                .main();
        long from = Math.max(clock.reached(), clock.furthest());
        for (long between = from; between < time; between += settings.ttlMillis() / 4) {
            tellTime(between);
        }
        tellTime(time);
    }

    private void tellTime(long time) {
        feed("clock", time);
        feed("another clock", time);
    }

    /** Removes all states that have expired by now, which takes more than one event. */
    void reclaim() {
        for (int i = 0; i < 1000; i++) {
            store.expire();
        }
    }

    ModelHandle<CountingModel> handle(String series) {
        try {
            return store.open(series, new Tick(0, 0));
        } catch (SeriesLimitException e) {
            throw new AssertionError(e);
        }
    }

    /** How many events the stored snapshot holds. */
    long snapshotEvents(String series) {
        return handle(series).end().stored().snapshot().events();
    }

    CountingModel model(String series) {
        return handle(series).model();
    }

    /** Returns the model that a newly opened store reads from a copy of this table. */
    CountingModel stored(String series) {
        return new StoreFixture(settings, table.copy()).model(series);
    }

    /** The key of a chunk of the stored snapshot. */
    byte[] chunk(String series, int number) {
        return StoreKeys.chunk(
                series, new SeriesLog(table).header(series).snapshot().area(), number);
    }

    int counted(StoreOperation operation) {
        store.takeActivity().forEach((kind, times) -> done.merge(kind, times, Integer::sum));
        return done.getOrDefault(operation, 0);
    }

    /** Returns the model of a series after only the given events. */
    static CountingModel expected(String series, long... numbers) {
        CountingModel tally = new CountingModel.Type().create(series, 0);
        for (long number : numbers) {
            tally.apply(new Tick(number, number));
        }
        return tally;
    }

    static long[] range(long from, long to) {
        return LongStream.range(from, to).toArray();
    }
}

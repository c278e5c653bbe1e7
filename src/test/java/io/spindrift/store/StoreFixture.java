package io.spindrift.store;

import io.spindrift.model.numeric.Hash;
import io.spindrift.model.time.ConfirmedTime;
import io.spindrift.serde.PartitionRecord;
import io.spindrift.store.CountingModel.Tick;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.LongStream;

/** A store of tallies over a table, which can be closed and opened again. */
final class StoreFixture {
    private static final long STEP_NANOS = 1000;

    final WatchedTable table;
    final List<StoreOperation> done = new ArrayList<>();
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

    /** Ends this store and opens another on what it has left. */
    void reopen() {
        reopen(settings);
    }

    void reopen(StoreSettings others) {
        reopen(others, type);
    }

    void reopen(StoreSettings others, CountingModel.Type otherType) {
        store.close();
        open(others, otherType);
    }

    private void open(StoreSettings with, CountingModel.Type ofType) {
        settings = with;
        type = ofType;
        MemoryBudget budget = new MemoryBudget(with.cacheMaxBytes());
        store = new ModelStore<>(table, ofType, with, budget, done::add, () -> nanos += stepNanos);
    }

    /** Applies an event as a task does. */
    CountingModel take(String series, Tick tick) throws SeriesLimitException {
        ModelHandle<CountingModel> resident = store.load(series, tick);
        resident.model().apply(tick);
        store.accepted(resident, tick, Hash.of(series));
        return resident.model();
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

    /** Reclaims what there is now, which takes more than one event. */
    void reclaim() {
        for (int i = 0; i < 1000; i++) {
            store.reclaim();
        }
    }

    ModelHandle<CountingModel> resident(String series) {
        try {
            return store.load(series, new Tick(0, 0));
        } catch (SeriesLimitException e) {
            throw new AssertionError(e);
        }
    }

    CountingModel model(String series) {
        return resident(series).model();
    }

    /** What a store that is opened anew makes of a copy of this table. */
    CountingModel stored(String series) {
        return new StoreFixture(settings, table.copy()).model(series);
    }

    /** The key of a chunk of the stored snapshot. */
    byte[] chunk(String series, int number) {
        return StoreKeys.chunk(series, new SeriesRecords(table).header(series).place(), number);
    }

    int counted(StoreOperation operation) {
        return Collections.frequency(done, operation);
    }

    /** What a series is after the given events and nothing else. */
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

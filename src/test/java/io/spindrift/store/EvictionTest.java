package io.spindrift.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.spindrift.model.numeric.Hash;
import io.spindrift.store.CountingModel.Tick;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Writes when a model is evicted from memory. */
final class EvictionTest {
    private static final long MODEL_BYTES = CountingModel.Type.OVERHEAD_BYTES + ModelCache.OVERHEAD_BYTES;
    /** No snapshot is due by the number of events before this many of them. */
    private static final int K = 10_000;

    @ParameterizedTest(name = "{0} events of {1} ns, snapshot after {2} at least: {3}")
    @CsvSource({
        // Reading 1 MB takes a millisecond and a little.
        "50,100000,50,true",
        "49,100000,50,false",
        "200,100000,50,true",
        "50,10000,50,false",
        "101,10000,50,false",
        "110,10000,50,true",
        "9,1000000,10,false",
        "10,1000000,10,true"
    })
    void shouldWriteASnapshot_onlyIfAReplayWouldTakeLonger(
            int events, long stepNanos, int evictionEvents, boolean written) {
        StoreSettings settings = Settings.eviction(Settings.memory(Settings.interval(K), 1), evictionEvents);
        StoreFixture stores = new StoreFixture(settings, new WatchedTable(), stepNanos);
        for (int i = 0; i < events; i++) {
            stores.feed("a", new Tick(i, i, 1_000_000));
        }
        assertThat(stores.counted(StoreOperation.SNAPSHOTS)).isZero();
        assertThat(stores.counted(StoreOperation.MODEL_CACHE_EVICTIONS)).isZero();
        CountingModel before = stores.model("a");
        stores.feed("b", 1);
        assertThat(stores.counted(StoreOperation.MODEL_CACHE_EVICTIONS)).isOne();
        assertThat(stores.counted(StoreOperation.SNAPSHOTS)).isEqualTo(written ? 1 : 0);
        assertThat(stores.model("a")).isEqualTo(before);
        assertThat(stores.counted(StoreOperation.REPLAYED_EVENTS)).isEqualTo(written ? 0 : events);
        assertThat(stores.counted(StoreOperation.MODEL_CACHE_MISSES)).isOne();
    }

    @Test
    void shouldNotWriteASnapshotForEveryEvent_whenSeriesAlternate() {
        StoreSettings settings = Settings.eviction(Settings.memory(Settings.interval(K), 1), 20);
        StoreFixture stores = new StoreFixture(settings, new WatchedTable(), 1_000_000_000);
        for (int i = 0; i < 200; i++) {
            stores.feed("a", i);
            stores.feed("b", i);
        }
        assertThat(stores.counted(StoreOperation.SNAPSHOTS)).isBetween(18, 20);
        assertThat(stores.stored("a")).isEqualTo(StoreFixture.expected("a", StoreFixture.range(0, 200)));
    }

    @Test
    void shouldEvictTheModelThatWasUsedLeastRecently() {
        StoreFixture stores = new StoreFixture(Settings.memory(Settings.interval(K), 3 * MODEL_BYTES));
        stores.feed("a", 1);
        stores.feed("b", 1);
        stores.feed("c", 1);
        stores.feed("a", 2);
        assertThat(stores.store.inMemory()).isEqualTo(3);
        assertThat(stores.store.memoryBytes()).isEqualTo(3 * MODEL_BYTES);
        stores.feed("d", 1);
        assertThat(stores.store.inMemory()).isEqualTo(3);
        stores.feed("a", 3);
        stores.feed("c", 2);
        assertThat(stores.counted(StoreOperation.MODEL_CACHE_MISSES)).isZero();
        stores.feed("b", 2);
        assertThat(stores.counted(StoreOperation.MODEL_CACHE_MISSES)).isOne();
    }

    @Test
    void shouldKeepTheModelInUse_whateverItsSize() {
        StoreFixture stores = new StoreFixture(Settings.memory(Settings.interval(K), 1));
        for (int i = 0; i < 10; i++) {
            stores.feed("a", i);
        }
        assertThat(stores.store.inMemory()).isOne();
        assertThat(stores.counted(StoreOperation.MODEL_CACHE_MISSES)).isZero();
    }

    @Test
    void shouldShareMemoryAmongTheStoresThatAreOpen() {
        MemoryBudget budget = new MemoryBudget(12 * MODEL_BYTES);
        ModelStore<CountingModel, Tick> first = open(budget);
        assertThat(fill(first)).isEqualTo(12);
        ModelStore<CountingModel, Tick> second = open(budget);
        ModelStore<CountingModel, Tick> third = open(budget);
        assertThat(fill(second)).isEqualTo(4);
        assertThat(fill(first)).isEqualTo(4);
        second.close();
        assertThat(second.inMemory()).isZero();
        assertThat(second.memoryBytes()).isZero();
        assertThat(fill(first)).isEqualTo(6);
        third.close();
        assertThat(fill(first)).isEqualTo(12);
        first.close();
        assertThat(fill(open(budget))).isEqualTo(12);
    }

    private static ModelStore<CountingModel, Tick> open(MemoryBudget budget) {
        CountingModel.Type type = new CountingModel.Type();
        return new ModelStore<>(new MemoryByteStore(), type, type, Settings.interval(K), budget, () -> 0);
    }

    /** How many of twenty small models stay in memory. */
    private static int fill(ModelStore<CountingModel, Tick> store) {
        for (int i = 0; i < 20; i++) {
            Tick tick = new Tick(i, i);
            try {
                ModelHandle<CountingModel> handle = store.open("s" + i, tick);
                handle.model().apply(tick);
                store.append(handle, tick, Hash.of("s" + i));
            } catch (SeriesLimitException e) {
                throw new AssertionError(e);
            }
        }
        return store.inMemory();
    }
}

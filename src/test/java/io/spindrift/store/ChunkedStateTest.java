package io.spindrift.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.spindrift.serde.Chunks;
import io.spindrift.store.CountingModel.Tick;
import org.junit.jupiter.api.Test;

final class ChunkedStateTest {
    private static final int LARGE = 3 << 20;

    @Test
    void shouldDeleteChunks_whenTheStateGetsSmaller() {
        StoreFixture stores = new StoreFixture(Settings.interval(2));
        stores.feed("a", new Tick(0, 0, LARGE));
        stores.feed("b", new Tick(0, 0, LARGE));
        stores.feed("a", 1);
        stores.feed("b", 1);
        assertThat(stores.table.count(StoreKeys.chunks("a"))).isEqualTo(7);
        assertThat(stores.table.get(stores.chunk("a", 0))).hasSize(Chunks.CHUNK_BYTES);
        CountingModel before = stores.stored("a");
        assertThat(before.size).isEqualTo(LARGE);
        stores.reopen();
        stores.feed("a", new Tick(2, 2, 100));
        CountingModel after = stores.feed("a", 3);
        assertThat(stores.table.count(StoreKeys.chunks("a"))).isOne();
        assertThat(stores.table.count(StoreKeys.chunks("b"))).isEqualTo(7);
        assertThat(stores.stored("a")).isEqualTo(after);
        assertThat(stores.stored("b").size).isEqualTo(LARGE);
    }

    @Test
    void shouldUpdateTheMemoryOfAModel_whenItGrows() {
        StoreFixture stores = new StoreFixture(Settings.memory(Settings.interval(50), LARGE));
        for (int i = 0; i < 10; i++) {
            stores.feed("a" + i, i);
        }
        assertThat(stores.store.inMemory()).isEqualTo(10);
        stores.feed("a3", new Tick(11, 11, LARGE));
        assertThat(stores.store.inMemory()).isOne();
        stores.feed("a3", new Tick(12, 12, 10));
        assertThat(stores.store.memoryBytes()).isLessThan(1000);
        stores.feed("a4", 13);
        assertThat(stores.store.inMemory()).isEqualTo(2);
        assertThat(stores.counted(StoreOperation.MODEL_CACHE_EVICTIONS)).isEqualTo(9);
    }
}

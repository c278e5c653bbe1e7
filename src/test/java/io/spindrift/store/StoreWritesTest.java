package io.spindrift.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.spindrift.store.CountingModel.Tick;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The number and size of writes per event. */
final class StoreWritesTest {
    /** Header, checksum and the fields of an event. */
    private static final int ENTRY_BYTES = 21 + 4 + 20;

    @ParameterizedTest
    @ValueSource(ints = {0, 1000, 1_000_000})
    void shouldWriteAJournalEntryWhateverTheSizeOfTheState(int size) {
        StoreFixture stores = new StoreFixture(Settings.interval(50));
        stores.feed("a", new Tick(0, 0, size));
        for (int i = 1; i < 200; i++) {
            stores.table.forget();
            int snapshots = stores.counted(StoreOperation.SNAPSHOTS);
            stores.feed("a", i);
            if (stores.counted(StoreOperation.SNAPSHOTS) == snapshots) {
                assertThat(stores.table.writes).hasSize(1);
                assertThat(stores.table.bytesPut()).isEqualTo(ENTRY_BYTES);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 16, 500})
    void shouldWriteASnapshotEveryKEvents(int interval) {
        StoreFixture stores = new StoreFixture(Settings.interval(interval));
        List<Long> snapshots = new ArrayList<>();
        for (int i = 0; i < 5 * interval; i++) {
            int before = stores.counted(StoreOperation.SNAPSHOTS);
            stores.feed("a", i);
            if (stores.counted(StoreOperation.SNAPSHOTS) > before) {
                snapshots.add((long) i);
                assertThat(stores.snapshotEvents("a")).isEqualTo(i + 1);
            }
        }
        assertThat(snapshots).hasSize(5);
        for (int i = 1; i < snapshots.size(); i++) {
            assertThat(snapshots.get(i) - snapshots.get(i - 1)).isEqualTo(interval);
        }
        assertThat(stores.table.count(StoreKeys.slots("a"))).isLessThanOrEqualTo(interval);
        assertThat(stores.counted(StoreOperation.JOURNALED_EVENTS)).isEqualTo(5 * interval - 5);
    }

    @Test
    void shouldSpreadTheSnapshotsOfSeriesThatMoveTogether() {
        int interval = 20;
        int series = 400;
        StoreFixture stores = new StoreFixture(Settings.interval(interval));
        int[] snapshots = new int[3 * interval];
        for (int i = 0; i < snapshots.length; i++) {
            int before = stores.counted(StoreOperation.SNAPSHOTS);
            for (int s = 0; s < series; s++) {
                stores.feed("series " + s, i);
            }
            snapshots[i] = stores.counted(StoreOperation.SNAPSHOTS) - before;
        }
        // Twenty in each step, if they were spread evenly.
        assertThat(IntStream.of(snapshots).boxed())
                .allSatisfy(count -> assertThat(count).isBetween(1, 3 * series / interval));
    }

    @Test
    void shouldFollowTheSizeOfTheState() {
        Map<Integer, Integer> slots = IntStream.of(0, 15_000, 60_000, 10_000_000)
                .boxed()
                .collect(Collectors.toMap(size -> size, size -> {
                    StoreFixture stores = new StoreFixture(Settings.PLAIN);
                    stores.feed("a", new Tick(0, 0, size));
                    return stores.handle("a").end().slots();
                }));
        assertThat(slots).containsEntry(0, 16).containsEntry(15_000, 50).containsEntry(60_000, 200);
        assertThat(slots).containsEntry(10_000_000, 500);
    }

    @Test
    void shouldBoundTheTimeOfAReplay() {
        // A step takes 25 microseconds by this clock, so that 40 of them take the millisecond that a replay may.
        StoreSettings patient = new StoreSettings(0, 1, 100, Long.MAX_VALUE, ChangePolicy.KEEP, 0, 0);
        WatchedTable table = new WatchedTable();
        long[] nanos = {0};
        CountingModel.Type type = new CountingModel.Type();
        ModelStore<CountingModel, Tick> slow =
                new ModelStore<>(table, type, type, patient, new MemoryBudget(1000), () -> nanos[0] += 25_000);
        ModelHandle<CountingModel> handle;
        Tick tick = new Tick(0, 0, 1_000_000);
        try {
            handle = slow.open("a", tick);
        } catch (SeriesLimitException e) {
            throw new AssertionError(e);
        }
        handle.model().apply(tick);
        slow.append(handle, tick, 1);
        assertThat(handle.end().slots()).isEqualTo(40);
    }

    @Test
    void shouldWriteTheHeaderOfASeriesBeforeItsFirstEvent() {
        StoreFixture stores = new StoreFixture(Settings.interval(16));
        stores.feed("a", 1);
        assertThat(stores.table.writes)
                .extracting(write -> (int) write.key()[0])
                .containsExactly(0, 5, 1, 2);
        stores.table.forget();
        stores.feed("b", 1);
        assertThat(stores.table.writes)
                .extracting(write -> (int) write.key()[0])
                .containsExactly(0, 1, 2);
    }

    @Test
    void shouldWriteNothingBeforeAnEventIsAccepted() {
        StoreFixture stores = new StoreFixture(Settings.interval(16));
        stores.model("a");
        stores.model("a");
        assertThat(stores.table.writes).isEmpty();
        assertThat(stores.store.series()).isZero();
        assertThat(stores.store.inMemory()).isZero();
    }

    @Test
    void shouldWriteChunksThenTheHeaderThenDeleteOldChunks() {
        StoreFixture stores = new StoreFixture(Settings.interval(1));
        stores.feed("a", new Tick(1, 1, 2_000_000));
        stores.table.forget();
        stores.feed("a", 2);
        assertThat(stores.table.writes)
                .extracting(write -> (write.value() == null ? "out " : "in ") + write.key()[0])
                .containsExactly("in 3", "in 3", "in 3", "in 3", "in 1", "out 3", "out 3", "out 3", "out 3");
    }

    @Test
    void shouldKeepItsKeys() {
        assertThat(StoreKeys.partition()).containsExactly(0);
        assertThat(StoreKeys.header("é")).containsExactly(1, 0, 2, 0xc3, 0xa9);
        assertThat(StoreKeys.slot("ab", 258)).containsExactly(2, 0, 2, 'a', 'b', 0, 0, 1, 2);
        assertThat(StoreKeys.chunk("ab", 0, 1)).containsExactly(3, 0, 2, 'a', 'b', 0, 0, 0, 1);
        assertThat(StoreKeys.chunk("ab", 1, 2)).containsExactly(3, 0, 2, 'a', 'b', 64, 0, 0, 2);
        assertThat(StoreKeys.series(StoreKeys.slot("ab", 1))).containsExactly('a', 'b');
        assertThat(StoreKeys.series(StoreKeys.header("ab"))).containsExactly('a', 'b');
        assertThat(StoreKeys.series(StoreKeys.partition())).isNull();
        assertThat(StoreKeys.series(new byte[] {2, 0, 2, 'a', 'b'})).isNull();
    }
}

package io.spindrift.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.spindrift.store.CountingModel.Tick;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A caller fails between load and accepted, or a write does, and goes on. */
final class FailureTest {
    private static final Tick POISON = new Tick(CountingModel.Type.POISON, 0);

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 16, 0})
    void shouldReturnToTheStoredModel_afterAFailure(int interval) {
        StoreFixture stores = new StoreFixture(Settings.interval(interval));
        for (int i = 0; i < 40; i++) {
            Map<String, String> before = stores.table.content();
            ModelHandle<CountingModel> handle = stores.handle("a");
            assertThatThrownBy(() -> handle.model().apply(POISON)).hasMessage("poison");
            assertThat(handle.model().count).isEqualTo(i + 1);
            stores.store.discard("a");
            assertThat(stores.table.content()).isEqualTo(before);
            assertThat(stores.model("a")).isEqualTo(StoreFixture.expected("a", StoreFixture.range(0, i)));
            stores.feed("a", i);
        }
        assertThat(stores.stored("a")).isEqualTo(StoreFixture.expected("a", StoreFixture.range(0, 40)));
    }

    /** The writes of an event of a series that is known: the clock of the partition, then its entry in the journal. */
    @ParameterizedTest(name = "write {0}")
    @ValueSource(ints = {0, 1})
    void shouldNotHaveAnEvent_whenItsEntryWasNotWritten(int write) {
        StoreFixture stores = new StoreFixture(Settings.idle(Settings.interval(16), 64_000));
        stores.feed("a", StoreFixture.range(0, 20));
        Tick later = new Tick(50_000, 50_000);
        assertFailure(stores, "a", later, write);
        assertThat(stores.model("a")).isEqualTo(StoreFixture.expected("a", StoreFixture.range(0, 20)));
        CountingModel after = stores.feed("a", later);
        assertThat(after.count).isEqualTo(21);
        assertThat(stores.stored("a")).isEqualTo(after);
    }

    /**
     * A snapshot of four chunks replaces one of four chunks: chunks are written, then the header, then the old chunks
     * are deleted.
     */
    @ParameterizedTest(name = "write {0}")
    @ValueSource(ints = {0, 1, 3, 4, 5, 7, 8})
    void shouldBeReadable_whicheverWriteOfASnapshotFails(int write) {
        StoreFixture stores = new StoreFixture(Settings.interval(1));
        Tick large = new Tick(0, 0, 2_000_000);
        stores.feed("a", large);
        Tick second = new Tick(1, 1);
        assertFailure(stores, "a", second, write);
        boolean headerWritten = write > 4;
        assertThat(stores.model("a").count).isEqualTo(headerWritten ? 2 : 1);
        assertThat(stores.stored("a")).isEqualTo(stores.model("a"));
        for (int i = 2; i < 6; i++) {
            stores.feed("a", i);
            assertThat(stores.stored("a")).isEqualTo(stores.model("a"));
        }
        stores.feed("a", new Tick(9, 9, 100));
        stores.feed("a", 10);
        assertThat(stores.stored("a")).isEqualTo(stores.model("a"));
    }

    /** A repair writes its state next to the damaged one until it is complete. */
    @ParameterizedTest(name = "write {0}")
    @ValueSource(ints = {0, 3, 4, 5, 9})
    void shouldBeRepairable_whicheverWriteOfARepairFails(int write) {
        StoreFixture stores = new StoreFixture(Settings.interval(8));
        stores.feed("a", new Tick(0, 0, 2_000_000));
        while (stores.handle("a").journaled() != 5) {
            stores.feed("a", 1);
        }
        long sound = stores.handle("a").events() - 2;
        stores.table.flip(StoreKeys.slot("a", (int) (sound % 8)), 50);
        stores.reopen();
        stores.table.failAfter(write);
        assertThatThrownBy(() -> stores.store.repair("a")).hasMessage("the disk is full");
        stores.store.repair("a");
        assertThat(stores.stored("a").count).isEqualTo(sound);
        assertThat(stores.model("a").count).isEqualTo(sound);
    }

    @ParameterizedTest(name = "write {0}")
    @CsvSource({"0", "1", "2", "3"})
    void shouldCountANewSeriesOnce_whicheverWriteFails(int write) {
        StoreFixture stores = new StoreFixture(Settings.idle(Settings.interval(16), 64_000));
        stores.feed("b", 1);
        Tick tick = new Tick(7, 70_000);
        assertFailure(stores, "a", tick, write);
        if (stores.model("a").count == 0) {
            stores.feed("a", tick);
        }
        assertThat(stores.model("a").count).isOne();
        assertThat(stores.stored("a").count).isOne();
        assertThat(stores.store.series()).isEqualTo(2);
        stores.reopen();
        assertThat(stores.store.series()).isEqualTo(2);
    }

    /** The write that fails is for another series than the one that an event came for, and so nobody discards it. */
    @ParameterizedTest(name = "write {0}")
    @ValueSource(ints = {0, 1, 2, 3, 50, 100, 150})
    void shouldContinueInTheStoredRing_whenASnapshotFailsOnEviction(int write) {
        // Steps that are said to be so long that a replay is never cheaper. K goes from about 200 to 16.
        StoreFixture stores = new StoreFixture(
                new StoreSettings(0, 200, 1, 1, ChangePolicy.KEEP, 0, 0), new WatchedTable(), 1_000_000);
        CountingModel expected = new CountingModel("a", 1);
        int events = 0;
        do {
            Tick tick = new Tick(events, events++, 100_000);
            expected.apply(tick);
            stores.feed("a", tick);
        } while (events < 400 || stores.handle("a").journaled() != 2);
        expected.apply(new Tick(events, events, 100));
        stores.feed("a", new Tick(events, events, 100));
        stores.table.failAfter(write);
        assertThatThrownBy(() -> stores.feed("b", 1)).hasMessage("the disk is full");
        stores.store.discard("b");
        for (int i = events + 1; i < events + 50; i++) {
            expected.apply(new Tick(i, i));
            assertThat(stores.feed("a", i)).isEqualTo(expected);
            assertThat(stores.stored("a")).as("stored after event %d", i).isEqualTo(expected);
        }
    }

    private static void assertFailure(StoreFixture stores, String series, Tick tick, int write) {
        stores.table.failAfter(write);
        assertThatThrownBy(() -> stores.take(series, tick)).hasMessage("the disk is full");
        stores.store.discard(series);
    }
}

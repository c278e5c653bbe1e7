package io.spindrift.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.spindrift.serde.SeriesHeader;
import io.spindrift.store.CountingModel.Tick;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How the space of idle series is taken back: little by little, all of it, and at a cost that no other series has a part in. */
final class ExpiredStateRemovalTest {
    private static final long IDLE = 6400;
    private static final StoreSettings SETTINGS = Settings.idle(Settings.interval(8), IDLE);

    @Test
    void shouldRemoveEverythingButTheHeader() {
        StoreFixture stores = new StoreFixture(SETTINGS);
        stores.feed("a", new Tick(1, 100_000, 1_000_000));
        stores.feed("a", StoreFixture.range(100_001, 100_020));
        stores.confirm(100_020 + 2 * IDLE);
        stores.reclaim();
        assertThat(stores.counted(StoreOperation.SERIES_EXPIRED)).isOne();
        assertThat(stores.table.count(StoreKeys.slots("a"))).isZero();
        assertThat(stores.table.count(StoreKeys.chunks("a"))).isZero();
        assertThat(stores.table.get(StoreKeys.header("a"))).hasSizeLessThan(100);
        assertThat(stores.store.series()).isEqualTo(3);
        Map<String, String> before = stores.table.content();
        stores.reclaim();
        assertThat(stores.table.content()).isEqualTo(before);
    }

    @Test
    void shouldRemoveAFewStatesPerEvent_butNotThoseOfActiveSeries() {
        StoreFixture stores = new StoreFixture(SETTINGS);
        int many = 200;
        for (int i = 0; i < many; i++) {
            stores.feed("s" + i, 100_000, 100_001);
        }
        stores.confirm(100_001 + 2 * IDLE);
        int calls = 0;
        for (int before = 0; before < many / 2; calls++) {
            stores.store.expire();
            int now = stores.counted(StoreOperation.SERIES_EXPIRED);
            assertThat(now - before).isLessThanOrEqualTo(2);
            before = now;
        }
        assertThat(calls).isLessThan(many);
        // The last by its key, and so the last that is come to.
        stores.feed("s199", 100_002 + 2 * IDLE);
        stores.reclaim();
        assertThat(stores.counted(StoreOperation.SERIES_EXPIRED)).isEqualTo(many - 1);
        assertThat(stores.stored("s199").count).isOne();
        assertThat(stores.store.series()).isEqualTo(many + 2);
    }

    @Test
    void shouldKeepUp_whenEachEventStartsASeries() {
        StoreFixture stores = new StoreFixture(SETTINGS);
        for (int i = 0; i < 5000; i++) {
            stores.feed("s" + i, new Tick(i, 100_000 + 100 * i));
            stores.store.expire();
            int living = i + 1 - stores.counted(StoreOperation.SERIES_EXPIRED);
            assertThat(living).isLessThan(64 + 5000 / 50 + 10);
        }
    }

    @ParameterizedTest
    @CsvSource({"5, 16, 40", "16, 5, 40", "40, 5, 16", "40, 16, 5", "16, 40, 5", "5, 40, 16"})
    void shouldLeaveNothing_whateverTheSizeOfTheRing(int first, int second, int third) {
        for (int events = 1; events < 60; events += 7) {
            StoreFixture stores = new StoreFixture(Settings.idle(Settings.interval(first), IDLE));
            long time = 100_000;
            for (int k : new int[] {first, second, third}) {
                stores.reopen(Settings.idle(Settings.interval(k), IDLE));
                for (int i = 0; i < events; i++) {
                    stores.feed("s0", time++);
                }
            }
            stores.confirm(time + 2 * IDLE);
            stores.reclaim();
            assertThat(stores.counted(StoreOperation.SERIES_EXPIRED)).isOne();
            requireNothingLeftOfExpiredSeries(stores);
            assertThat(stores.feed("s0", time + 2 * IDLE).count).isOne();
            requireNothingLeftOfExpiredSeries(stores);
        }
    }

    @Test
    void shouldRemoveAndLoadSeriesWithoutScans() {
        StoreFixture stores = new StoreFixture(SETTINGS);
        for (int i = 0; i < 100; i++) {
            stores.feed("s" + i, StoreFixture.range(100_000, 100_020));
        }
        stores.reopen();
        stores.table.forget();
        for (int i = 0; i < 100; i++) {
            assertThat(stores.model("s" + i).count).isEqualTo(20);
        }
        assertThat(stores.table.scans()).isZero();
        stores.confirm(100_020 + 2 * IDLE);
        stores.reclaim();
        assertThat(stores.counted(StoreOperation.SERIES_EXPIRED)).isEqualTo(100);
        assertThat(stores.table.scans()).isOne();
    }

    @Test
    void shouldReadTheJournalOfAnActiveSeriesOnlyOnce() {
        StoreFixture stores = new StoreFixture(Settings.idle(Settings.interval(1000), IDLE));
        stores.feed("a", 100_000);
        stores.confirm(100_000 + IDLE / 2);
        stores.feed("a", 100_000 + IDLE / 2);
        stores.confirm(100_000 + IDLE + 100);
        stores.table.forget();
        for (int i = 1; i < 10; i++) {
            stores.reclaim();
            stores.confirm(100_100 + IDLE + 100 * i);
        }
        assertThat(stores.table.reads(StoreKeys.slot("a", 0))).isOne();
        assertThat(stores.model("a")).isEqualTo(StoreFixture.expected("a", 100_000, 100_000 + IDLE / 2));
        stores.reopen();
        stores.confirm(100_000 + IDLE / 2 + IDLE);
        stores.reclaim();
        assertThat(stores.stored("a").count).isEqualTo(2);
        stores.confirm(100_100 + IDLE / 2 + IDLE);
        stores.reclaim();
        assertThat(stores.stored("a").count).isZero();
    }

    /** Slots and chunks are those of a living header. */
    static void requireNothingLeftOfExpiredSeries(StoreFixture stores) {
        for (int i = 0; i < 12; i++) {
            String series = "s" + i;
            byte[] header = stores.table.get(StoreKeys.header(series));
            SeriesHeader alive = header == null ? null : SeriesHeader.fromBytes(header);
            boolean lives = alive != null && alive.alive();
            assertThat(stores.table.count(StoreKeys.slots(series))).isLessThanOrEqualTo(lives ? alive.slots() : 0);
            assertThat(stores.table.count(StoreKeys.chunks(series)))
                    .isEqualTo(lives ? alive.snapshot().chunks() : 0);
        }
    }
}

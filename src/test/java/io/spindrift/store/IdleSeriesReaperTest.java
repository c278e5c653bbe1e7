package io.spindrift.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.spindrift.model.state.CorruptStateException;
import io.spindrift.store.CountingModel.Tick;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Series that are dropped after a while, by a rule that neither memory nor the moment of reclaiming has a part in. */
final class IdleSeriesReaperTest {
    private static final long IDLE = 6400;
    private static final StoreSettings SETTINGS = Settings.idle(Settings.interval(8), IDLE);

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20})
    void shouldDecideIndependentlyOfMemoryAndRemovals(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        long max = random.nextInt(3) == 0 ? 0 : random.nextInt(3, 8);
        StoreSettings settings = Settings.max(SETTINGS, max);
        PartitionRules rules = new PartitionRules(IDLE, max);
        StoreFixture never = new StoreFixture(settings);
        StoreFixture often = new StoreFixture(Settings.memory(settings, 1));
        StoreFixture sometimes = new StoreFixture(Settings.memory(settings, 1000));
        List<StoreFixture> all = List.of(never, often, sometimes);
        long now = 100_000;
        int refused = 0;
        for (int i = 0; i < 1500; i++) {
            now += random.nextInt(20) == 0 ? random.nextLong(2 * IDLE) : random.nextLong(200);
            String series = "s" + random.nextInt(12);
            // Some come late, and few from a future that nothing confirms.
            long time = random.nextInt(100) == 0 ? now + 50 * IDLE : now - random.nextLong(500);
            Tick tick = new Tick(i, time, random.nextInt(20) == 0 ? random.nextInt(2000) : -1);
            int what = random.nextInt(60);
            if (what == 0) {
                rules.reset(series);
                all.forEach(stores -> stores.store.reset(series, 0));
            } else if (what == 1) {
                rules.delete(series);
                all.forEach(stores -> stores.store.delete(series));
            } else if (what == 2) {
                all.forEach(stores -> assertThat(stores.store.repair(series)).isEmpty());
            } else {
                boolean rejected = random.nextInt(10) == 0;
                CountingModel tally = rules.find(series);
                if (tally != null && !rejected) {
                    rules.take(series, tally, tick);
                }
                refused += tally == null ? 1 : 0;
                for (StoreFixture stores : all) {
                    assertThat(step(stores, series, tick, rejected))
                            .as("event %d", i)
                            .isEqualTo(tally);
                }
            }
            often.store.expire();
            if (random.nextInt(30) == 0) {
                sometimes.store.expire();
            }
            if (random.nextInt(40) == 0) {
                sometimes.reopen();
            }
            for (StoreFixture stores : all) {
                assertThat(stores.store.series()).as("event %d", i).isEqualTo(rules.series());
            }
            if (i % 50 == 0) {
                all.forEach(ExpiredStateRemovalTest::requireNothingLeftOfExpiredSeries);
            }
        }
        assertThat(refused > 0).isEqualTo(max > 0);
        all.forEach(ExpiredStateRemovalTest::requireNothingLeftOfExpiredSeries);
        assertThat(often.counted(StoreOperation.SERIES_EXPIRED)).isPositive();
        assertThat(never.counted(StoreOperation.SERIES_EXPIRED)).isZero();
    }

    @Test
    void shouldRestartASeries_afterTheTimeToLive() {
        StoreFixture stores = new StoreFixture(SETTINGS);
        stores.feed("a", new Tick(1, 100_000));
        stores.confirm(100_000 + IDLE);
        assertThat(stores.model("a").count).isOne();
        stores.confirm(100_000 + IDLE + 100);
        assertThat(stores.model("a").count).isZero();
    }

    @Test
    void shouldCountFromTheLastEventInTheJournal() {
        StoreFixture stores = new StoreFixture(SETTINGS);
        for (int i = 0; i < 40; i++) {
            stores.feed("a", new Tick(i, 100_000 + 1000 * i));
        }
        stores.confirm(139_000 + IDLE - 100);
        stores.reclaim();
        assertThat(stores.stored("a").count).isEqualTo(40);
        assertThat(stores.model("a").count).isEqualTo(40);
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void shouldExpireNothing_whenOneRecordIsFromTheFarFuture(boolean ofANewSeries) {
        StoreFixture stores = new StoreFixture(SETTINGS);
        for (int i = 0; i < 5; i++) {
            stores.feed("s" + i, new Tick(i, 100_000 + i));
        }
        stores.feed(ofANewSeries ? "new" : "s0", new Tick(9, 900_000_000_000L));
        for (int i = 0; i < 20; i++) {
            stores.reclaim();
            for (int s = 1; s < 5; s++) {
                assertThat(stores.feed("s" + s, new Tick(10, 100_100 + i)).count)
                        .isEqualTo(2 + i);
            }
        }
        assertThat(stores.counted(StoreOperation.SERIES_EXPIRED)).isZero();
        assertThat(stores.store.series()).isEqualTo(ofANewSeries ? 6 : 5);
    }

    @Test
    void shouldRemoveNothing_whenSeriesNeverExpire() {
        StoreFixture stores = new StoreFixture(Settings.interval(8));
        stores.feed("a", 1);
        stores.feed("b", 100_000_000_000_000L, 100_000_000_000_001L);
        stores.reclaim();
        assertThat(stores.model("a").count).isOne();
        assertThat(stores.counted(StoreOperation.SERIES_EXPIRED)).isZero();
    }

    @ParameterizedTest
    @ValueSource(bytes = {1, 2, 3})
    void shouldKeepADamagedState_evenIfItHasExpired(byte kind) {
        StoreFixture stores = new StoreFixture(SETTINGS);
        stores.feed("a", StoreFixture.range(100_000, 100_021));
        assertThat(stores.handle("a").journaled()).isPositive();
        byte[] key = kind == 1
                ? StoreKeys.header("a")
                : kind == 2 ? StoreKeys.slot("a", (int) (stores.snapshotEvents("a") % 8)) : stores.chunk("a", 0);
        stores.table.flip(key, 50);
        stores.reopen();
        for (int i = 0; i < 2; i++) {
            stores.confirm(200_000 + i);
            // This reads the journals of the series that moved the clock, and writes their times into the headers.
            stores.reclaim();
            Map<String, String> before = stores.table.content();
            stores.reclaim();
            assertThat(stores.table.content()).isEqualTo(before);
            assertThatExceptionOfType(CorruptStateException.class).isThrownBy(() -> stores.model("a"));
        }
    }

    /** Nothing if it is refused. */
    private static CountingModel step(StoreFixture stores, String series, Tick tick, boolean rejected) {
        try {
            return rejected ? stores.store.open(series, tick).model() : stores.take(series, tick);
        } catch (SeriesLimitException e) {
            return null;
        }
    }
}

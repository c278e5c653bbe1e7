package io.spindrift.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.spindrift.serde.PartitionRecord;
import io.spindrift.store.CountingModel.Tick;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class SeriesLimitTest {
    private static final StoreSettings THREE = Settings.max(Settings.idle(Settings.interval(4), 1000), 3);

    @ParameterizedTest
    @ValueSource(longs = {1, Long.MAX_VALUE})
    void shouldRejectANewSeriesAtTheLimit_andContinueWithKnownOnes(long memory) {
        StoreFixture stores = new StoreFixture(Settings.memory(THREE, memory));
        stores.feed("a", 1, 2);
        stores.feed("b", 1, 2);
        stores.feed("c", 1, 2);
        Map<String, String> before = stores.table.content();
        for (int i = 0; i < 3; i++) {
            assertThatExceptionOfType(SeriesLimitException.class)
                    .isThrownBy(() -> stores.take("d", new Tick(3, 3)))
                    .withMessage(
                            "series: expected at most 3 in this partition (series.max.per.partition), got another one");
        }
        assertThat(stores.table.content().keySet()).isEqualTo(before.keySet());
        assertThat(stores.feed("a", 3)).isEqualTo(StoreFixture.expected("a", 1, 2, 3));
        stores.reopen();
        assertThat(stores.feed("b", 3)).isEqualTo(StoreFixture.expected("b", 1, 2, 3));
        assertThatExceptionOfType(SeriesLimitException.class).isThrownBy(() -> stores.take("d", new Tick(3, 3)));
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void shouldAcceptANewSeries_afterOthersHaveExpired(boolean reclaimed) throws SeriesLimitException {
        StoreFixture stores = new StoreFixture(THREE);
        stores.feed("a", 1000, 1001);
        passTime(stores, "b", "c");
        if (reclaimed) {
            stores.reclaim();
        }
        assertThat(stores.store.series()).isEqualTo(3);
        assertThat(stores.take("d", new Tick(1, 5002)).count).isOne();
        assertThat(stores.store.series()).isEqualTo(3);
        assertThatExceptionOfType(SeriesLimitException.class).isThrownBy(() -> stores.take("a", new Tick(1, 5004)));
        assertThat(stores.feed("c", 5005).count).isEqualTo(12);
        stores.reopen();
        assertThat(stores.store.series()).isEqualTo(3);
        assertThat(stores.table.count(StoreKeys.headers())).isEqualTo(3);
    }

    @Test
    void shouldRemoveManySeriesInSeveralSweeps_andAcceptNewOnesUpToTheLimit() throws SeriesLimitException {
        int max = 2500;
        StoreFixture stores = new StoreFixture(Settings.max(Settings.idle(Settings.interval(4), 1000), max));
        for (int i = 0; i < max; i++) {
            stores.feed("old" + i, 1000);
        }
        passTime(stores, "old0", "old1");
        for (int i = 0; i < max - 2; i++) {
            stores.table.forget();
            stores.take("new" + i, new Tick(1, 5000));
            assertThat(stores.store.series()).isBetween((long) max - 1000, (long) max);
            assertThat(stores.table.scans()).isLessThanOrEqualTo(1);
        }
        assertThat(stores.store.series()).isEqualTo(max);
        assertThatExceptionOfType(SeriesLimitException.class)
                .isThrownBy(() -> stores.take("one more", new Tick(1, 5000)));
        assertThat(stores.feed("old0", 5001).count).isEqualTo(13);
        assertThat(stores.table.count(StoreKeys.headers())).isEqualTo(max);
    }

    @Test
    void shouldAcceptAnExpiredSeries_whileItsHeaderIsKept() throws SeriesLimitException {
        StoreFixture stores = new StoreFixture(THREE);
        stores.feed("a", 1000);
        passTime(stores, "b", "c");
        stores.reclaim();
        assertThat(stores.take("a", new Tick(1, 5001)).count).isOne();
        assertThat(stores.store.series()).isEqualTo(3);
    }

    /** The clock goes from 1000 to 5000 by two series. */
    private static void passTime(StoreFixture stores, String one, String other) {
        for (long time = 1000; time <= 5000; time += 400) {
            stores.feed(one, time);
            stores.feed(other, time);
        }
    }

    @Test
    void shouldNotCountSeriesWithoutAcceptedEvents() throws SeriesLimitException {
        StoreFixture stores = new StoreFixture(THREE);
        for (int i = 0; i < 10; i++) {
            stores.model("rejected " + i);
        }
        assertThat(stores.store.series()).isZero();
        stores.take("a", new Tick(1, 1));
        stores.take("b", new Tick(1, 1));
        stores.take("c", new Tick(1, 1));
        stores.store.delete("b");
        assertThat(stores.take("d", new Tick(1, 1)).count).isOne();
    }

    @Test
    void shouldAcceptAnyNumber_whenThereIsNoLimit() {
        StoreFixture stores = new StoreFixture(Settings.interval(4));
        for (int i = 0; i < 1000; i++) {
            stores.feed("s" + i, i);
        }
        assertThat(stores.store.series()).isEqualTo(1000);
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void shouldCountAgain_whenThePartitionRecordIsDamaged(boolean truncated) {
        StoreFixture stores = new StoreFixture(THREE);
        stores.feed("a", 1000);
        stores.feed("b", 1000);
        stores.feed("c", 1000);
        stores.store.delete("b");
        if (truncated) {
            stores.table.put(StoreKeys.partition(), new byte[] {1, 2});
        } else {
            stores.table.flip(StoreKeys.partition(), 100);
        }
        stores.reopen();
        assertThat(stores.store.series()).isEqualTo(2);
        stores.feed("d", 1001);
        assertThat(stores.store.series()).isEqualTo(3);
        assertThatExceptionOfType(SeriesLimitException.class).isThrownBy(() -> stores.take("e", new Tick(1, 1002)));
        assertThat(PartitionRecord.fromBytes(stores.table.get(StoreKeys.partition()))
                        .series())
                .isEqualTo(3);
        assertThat(stores.feed("a", 1003)).isEqualTo(StoreFixture.expected("a", 1000, 1003));
    }
}

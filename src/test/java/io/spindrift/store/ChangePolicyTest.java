package io.spindrift.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class ChangePolicyTest {
    private static final CountingModel.Type OTHERS = new CountingModel.Type(2, 7);

    @ParameterizedTest
    @ValueSource(ints = {1, 3, 16, 0})
    void shouldKeepItsSettings_whenThePolicyIsKeep(int interval) {
        StoreFixture stores = changed(interval, ChangePolicy.KEEP);
        assertThat(stores.feed("a", 20)).isEqualTo(StoreFixture.expected("a", StoreFixture.range(0, 21)));
        stores.feed("a", StoreFixture.range(21, 60));
        stores.reopen();
        assertThat(stores.model("a")).isEqualTo(StoreFixture.expected("a", StoreFixture.range(0, 60)));
        assertThat(stores.feed("new", 1).setting).isEqualTo(2);
        stores.store.reset("a", 0);
        assertThat(stores.feed("a", 1).setting).isEqualTo(2);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 3, 16, 0})
    void shouldRestartUnderTheSettingsInForce_whenThePolicyIsReset(int interval) {
        StoreFixture stores = changed(interval, ChangePolicy.RESET);
        Map<String, String> before = stores.table.content();
        assertThat(stores.model("a")).isEqualTo(new CountingModel("a", 2));
        assertThat(stores.table.content()).isEqualTo(before);
        stores.feed("a", 20);
        stores.feed("a", 21);
        CountingModel tally = stores.model("a");
        assertThat(tally.count).isEqualTo(2);
        assertThat(tally.setting).isEqualTo(2);
        stores.reopen();
        assertThat(stores.model("a")).isEqualTo(tally);
        assertThat(stores.store.series()).isOne();
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 3, 16, 0})
    void shouldStop_whenThePolicyIsFail(int interval) {
        StoreFixture stores = changed(interval, ChangePolicy.FAIL);
        Map<String, String> before = stores.table.content();
        for (int i = 0; i < 2; i++) {
            assertThatExceptionOfType(SettingsChangedException.class)
                    .isThrownBy(() -> stores.model("a"))
                    .withMessageContaining("series 'a'");
        }
        assertThat(stores.feed("b", 1).setting).isEqualTo(2);
        stores.store.delete("b");
        assertThat(stores.table.content()).isEqualTo(before);
        stores.reopen(Settings.changePolicy(Settings.interval(interval), ChangePolicy.FAIL), new CountingModel.Type());
        assertThat(stores.feed("a", 20)).isEqualTo(StoreFixture.expected("a", StoreFixture.range(0, 21)));
    }

    /** An instance that takes a partition over must know the rules that its series were checked against. */
    @ParameterizedTest
    @ValueSource(ints = {1, 16})
    void shouldRecordTheRulesVersion_whenASeriesStarts(int interval) {
        StoreFixture stores = new StoreFixture(Settings.interval(interval));
        stores.feed("a", 1);
        assertThat(reached(stores)).isZero();
        stores.reopen(Settings.interval(interval), new CountingModel.Type(2, 7, 5));
        stores.feed("a", 2);
        assertThat(reached(stores)).isZero();
        stores.feed("b", 3);
        assertThat(reached(stores)).isEqualTo(5);
        stores.reopen(Settings.interval(interval), new CountingModel.Type(2, 7, 4));
        stores.feed("c", 3);
        assertThat(reached(stores)).isEqualTo(5);
    }

    @Test
    void shouldRecordTheRulesVersion_whenASeriesIsReset() {
        StoreFixture stores = new StoreFixture(Settings.interval(16));
        stores.feed("a", 1);
        stores.reopen(Settings.interval(16), new CountingModel.Type(2, 7, 5));
        stores.store.reset("a", 2);
        assertThat(stores.model("a").setting).isEqualTo(2);
        assertThat(reached(stores)).isEqualTo(5);
    }

    private static long reached(StoreFixture stores) {
        return new PartitionVersions(stores.table.copy(), Integer.MAX_VALUE).rules();
    }

    private static StoreFixture changed(int interval, ChangePolicy policy) {
        StoreFixture stores = new StoreFixture(Settings.interval(interval));
        stores.feed("a", StoreFixture.range(0, 20));
        stores.reopen(Settings.changePolicy(Settings.interval(interval), policy), OTHERS);
        return stores;
    }
}

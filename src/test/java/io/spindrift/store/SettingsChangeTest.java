package io.spindrift.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class SettingsChangeTest {
    private static final Tally.Type OTHERS = new Tally.Type(2, 7);

    @ParameterizedTest
    @ValueSource(ints = {1, 3, 16, 0})
    void shouldGoOnUnderItsOwn(int interval) {
        Stores stores = changed(interval, SettingsChange.KEEP);
        assertThat(stores.feed("a", 20)).isEqualTo(Stores.expected("a", Stores.range(0, 21)));
        stores.feed("a", Stores.range(21, 60));
        stores.reopen();
        assertThat(stores.model("a")).isEqualTo(Stores.expected("a", Stores.range(0, 60)));
        assertThat(stores.feed("new", 1).setting).isEqualTo(2);
        stores.store.reset("a", 0);
        assertThat(stores.feed("a", 1).setting).isEqualTo(2);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 3, 16, 0})
    void shouldBeginAnewUnderThoseInForce(int interval) {
        Stores stores = changed(interval, SettingsChange.RESET);
        Map<String, String> before = stores.table.content();
        assertThat(stores.model("a")).isEqualTo(new Tally("a", 2));
        assertThat(stores.table.content()).isEqualTo(before);
        stores.feed("a", 20);
        stores.feed("a", 21);
        Tally tally = stores.model("a");
        assertThat(tally.count).isEqualTo(2);
        assertThat(tally.setting).isEqualTo(2);
        stores.reopen();
        assertThat(stores.model("a")).isEqualTo(tally);
        assertThat(stores.store.series()).isOne();
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 3, 16, 0})
    void shouldStop(int interval) {
        Stores stores = changed(interval, SettingsChange.FAIL);
        Map<String, String> before = stores.table.content();
        for (int i = 0; i < 2; i++) {
            assertThatExceptionOfType(SettingsChangedException.class)
                    .isThrownBy(() -> stores.model("a"))
                    .withMessageContaining("series 'a'");
        }
        assertThat(stores.feed("b", 1).setting).isEqualTo(2);
        stores.store.delete("b");
        assertThat(stores.table.content()).isEqualTo(before);
        stores.reopen(Settings.change(Settings.interval(interval), SettingsChange.FAIL), new Tally.Type());
        assertThat(stores.feed("a", 20)).isEqualTo(Stores.expected("a", Stores.range(0, 21)));
    }

    /** Who takes a partition over must know what it was settled by. */
    @ParameterizedTest
    @ValueSource(ints = {1, 16})
    void shouldNoteTheEditionThatSeriesBeginUnder(int interval) {
        Stores stores = new Stores(Settings.interval(interval));
        stores.feed("a", 1);
        assertThat(reached(stores)).isZero();
        stores.reopen(Settings.interval(interval), new Tally.Type(2, 7, 5));
        stores.feed("a", 2);
        assertThat(reached(stores)).isZero();
        stores.feed("b", 3);
        assertThat(reached(stores)).isEqualTo(5);
        stores.reopen(Settings.interval(interval), new Tally.Type(2, 7, 4));
        stores.feed("c", 3);
        assertThat(reached(stores)).isEqualTo(5);
    }

    @Test
    void shouldNoteTheEditionThatASeriesIsResetUnder() {
        Stores stores = new Stores(Settings.interval(16));
        stores.feed("a", 1);
        stores.reopen(Settings.interval(16), new Tally.Type(2, 7, 5));
        stores.store.reset("a", 2);
        assertThat(stores.model("a").setting).isEqualTo(2);
        assertThat(reached(stores)).isEqualTo(5);
    }

    private static long reached(Stores stores) {
        return new Edition(stores.table.copy()).now();
    }

    private static Stores changed(int interval, SettingsChange change) {
        Stores stores = new Stores(Settings.interval(interval));
        stores.feed("a", Stores.range(0, 20));
        stores.reopen(Settings.change(Settings.interval(interval), change), OTHERS);
        return stores;
    }
}

package io.spindrift.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.spindrift.store.CountingModel.Tick;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A series that restarts has nothing of its earlier generations, whatever they left in the store. */
final class GenerationsTest {
    private static final String OTHER = "other";

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 16, 0})
    void shouldRestartASeries_afterAReset(int interval) {
        StoreFixture stores = new StoreFixture(Settings.interval(interval));
        stores.feed(OTHER, StoreFixture.range(0, 5));
        for (int life = 0; life < 40; life++) {
            for (int i = 0; i < life; i++) {
                stores.feed("a", 100 * life + i);
            }
            assertThat(stores.stored("a"))
                    .isEqualTo(StoreFixture.expected("a", StoreFixture.range(100 * life, 100 * life + life)));
            if (life % 2 == 0) {
                stores.reopen();
            }
            stores.store.reset("a", 0);
            assertThat(stores.stored("a")).isEqualTo(StoreFixture.expected("a"));
            assertThat(stores.model("a")).isEqualTo(StoreFixture.expected("a"));
        }
        assertThat(stores.store.series()).isEqualTo(2);
        assertThat(stores.stored(OTHER)).isEqualTo(StoreFixture.expected(OTHER, StoreFixture.range(0, 5)));
    }

    @Test
    void shouldDoNothing_whenAnUnknownSeriesIsReset() {
        StoreFixture stores = new StoreFixture(Settings.interval(16));
        stores.store.reset("a", 0);
        stores.store.delete("a");
        assertThat(stores.store.repair("a")).isEmpty();
        assertThat(stores.table.writes).isEmpty();
        assertThat(stores.store.series()).isZero();
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 16, 0})
    void shouldRestartASeries_afterADeletion(int interval) {
        StoreFixture stores = new StoreFixture(Settings.interval(interval));
        stores.feed(OTHER, StoreFixture.range(0, 5));
        Map<String, String> before = stores.table.content();
        for (int life = 0; life < 40; life++) {
            stores.feed("a", StoreFixture.range(100 * life, 100 * life + life + 1));
            stores.store.delete("a");
            assertThat(stores.table.content()).isEqualTo(before);
            assertThat(stores.store.series()).isOne();
            assertThat(stores.model("a")).isEqualTo(StoreFixture.expected("a"));
        }
        stores.feed("a", 9);
        assertThat(stores.stored("a")).isEqualTo(StoreFixture.expected("a", 9));
    }

    /** The second life is shorter than the first, so that later entries of that are still there, in a smaller ring or not. */
    @ParameterizedTest(name = "K {0}, then {1}, {2} events, then {3}")
    @CsvSource({"16,16,15,3", "16,16,40,3", "16,4,15,3", "4,16,30,12", "3,1,7,1", "0,0,15,4", "0,3,15,2", "3,0,5,9"})
    void shouldIgnoreEntriesOfAnEarlierGeneration(int interval, int later, int events, int eventsLater) {
        StoreSettings settings = Settings.idle(Settings.interval(interval), 1000);
        StoreFixture stores = new StoreFixture(settings);
        stores.feed("a", StoreFixture.range(0, events));
        passTime(stores, 10_000);
        stores.reopen(Settings.interval(settings, later));
        long[] numbers = StoreFixture.range(10_000, 10_000 + eventsLater);
        for (int i = 0; i < numbers.length; i++) {
            stores.feed("a", numbers[i]);
            assertThat(stores.stored("a")).isEqualTo(StoreFixture.expected("a", Arrays.copyOf(numbers, i + 1)));
            if (later > 0) {
                assertThat(slots(stores)).as("after event %d", i).allMatch(slot -> slot < later);
            }
        }
        passTime(stores, 20_000);
        assertThat(stores.feed("a", 20_000)).isEqualTo(StoreFixture.expected("a", 20_000));
        assertThat(stores.stored("a")).isEqualTo(StoreFixture.expected("a", 20_000));
        assertThat(stores.store.series()).isEqualTo(3);
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void shouldDeleteTheChunksOfAnEarlierGeneration(boolean reset) {
        StoreFixture stores = new StoreFixture(Settings.idle(Settings.interval(2), 1000));
        stores.feed("a", new Tick(0, 0, 1_500_000));
        stores.feed("a", 1);
        assertThat(stores.table.count(StoreKeys.chunks("a"))).isEqualTo(3);
        if (reset) {
            stores.store.reset("a", 0);
        } else {
            passTime(stores, 10_000);
        }
        stores.feed("a", 10_000);
        assertThat(stores.table.count(StoreKeys.chunks("a"))).isZero();
        assertThat(stores.stored("a")).isEqualTo(StoreFixture.expected("a", 10_000));
    }

    @ParameterizedTest(name = "from {0} to {1}")
    @CsvSource({"40,8", "8,40", "5,1", "1,5", "40,0", "0,3", "0,100"})
    void shouldDeleteSlotsOutsideOfTheRing(int interval, int later) {
        StoreFixture stores = new StoreFixture(Settings.interval(interval));
        long[] numbers = StoreFixture.range(0, 200);
        stores.feed("a", Arrays.copyOf(numbers, 99));
        stores.reopen(Settings.interval(later));
        for (int i = 99; i < numbers.length; i++) {
            assertThat(stores.feed("a", numbers[i]))
                    .isEqualTo(StoreFixture.expected("a", Arrays.copyOf(numbers, i + 1)));
            assertThat(stores.stored("a")).isEqualTo(StoreFixture.expected("a", Arrays.copyOf(numbers, i + 1)));
            if (later > 0) {
                assertThat(slots(stores)).as("after event %d", i).allMatch(slot -> slot < later);
            }
        }
        assertThat(stores.handle("a").end().slots()).isEqualTo(later == 0 ? 16 : later);
        assertThat(slots(stores)).hasSizeLessThanOrEqualTo(later == 0 ? 16 : later);
    }

    /** In every pair, one name is a prefix of the other, or differs only in its length. */
    @Test
    void shouldKeepSeriesIndependent_whenTheirNamesHaveACommonPrefix() {
        List<String> names =
                new ArrayList<>(List.of("a", "ab", "a\0", "a\0\0", "\0", "\0\1", "é", "é\0", "éa", "\uD83D\uDE00"));
        names.add("\0\0\0\1");
        names.add("a\0\0\0\0");
        names.add("x".repeat(1023));
        names.add("x".repeat(1024));
        StoreFixture stores = new StoreFixture(Settings.memory(Settings.interval(3), 1));
        Map<String, CountingModel> expected = new HashMap<>();
        for (int i = 0; i < 40; i++) {
            for (String name : names) {
                Tick tick = new Tick(names.indexOf(name) * 100 + i, i, i * 100);
                expected.computeIfAbsent(name, series -> new CountingModel(series, 1))
                        .apply(tick);
                stores.feed(name, tick);
            }
        }
        assertThat(stores.store.series()).isEqualTo(names.size());
        for (String name : names) {
            stores.reopen();
            names.forEach(each -> assertThat(stores.model(each)).isEqualTo(expected.get(each)));
            if (name.hashCode() % 2 == 0) {
                stores.store.delete(name);
            } else {
                stores.store.reset(name, 0);
            }
            expected.put(name, new CountingModel(name, 1));
        }
    }

    private static List<Integer> slots(StoreFixture stores) {
        List<Integer> slots = new ArrayList<>();
        byte[] prefix = StoreKeys.slots("a");
        stores.table.scan(
                prefix,
                (key, value) -> slots.add((key[prefix.length + 2] & 0xff) << 8 | key[prefix.length + 3] & 0xff));
        return slots;
    }

    private static void passTime(StoreFixture stores, long time) {
        stores.confirm(time);
    }
}

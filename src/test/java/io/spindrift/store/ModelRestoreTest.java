package io.spindrift.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.spindrift.store.CountingModel.Tick;
import java.util.HashMap;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever comes between, a model is that of all events accepted so far, in their order, each once. */
final class ModelRestoreTest {
    private static final int SERIES = 7;
    private static final int EVENTS = 400;

    static Stream<Arguments> stores() {
        return IntStream.of(1, 2, 3, 16, Settings.AUTO)
                .boxed()
                .flatMap(interval -> Stream.of(1L, 3000L, Long.MAX_VALUE)
                        .flatMap(memory ->
                                IntStream.range(0, 4).mapToObj(seed -> Arguments.of(interval, memory, (long) seed))));
    }

    @Tag("slow")
    @ParameterizedTest(name = "K {0}, {1} bytes, seed {2}")
    @MethodSource("stores")
    void shouldRestoreEveryModel_afterAnyNumberOfEvents(int interval, long memory, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        StoreSettings settings =
                Settings.eviction(Settings.memory(Settings.interval(interval), memory), random.nextInt(1, 20));
        StoreFixture stores = new StoreFixture(settings);
        Map<String, CountingModel> expected = new HashMap<>();
        for (int i = 0; i < EVENTS; i++) {
            String series = "s" + random.nextInt(SERIES);
            Tick tick = tick(random, i);
            CountingModel model = expected.computeIfAbsent(series, name -> new CountingModel(name, 1));
            assertThat(stores.model(series)).as("before event %d", i).isEqualTo(model);
            model.apply(tick);
            assertThat(stores.feed(series, tick)).as("event %d", i).isEqualTo(model);
            assertThat(stores.stored(series)).as("stored after event %d", i).isEqualTo(model);
            if (random.nextInt(50) == 0) {
                stores.reopen();
            }
        }
        stores.reopen();
        expected.forEach((series, model) -> assertThat(stores.model(series)).isEqualTo(model));
        assertThat(stores.store.series()).isEqualTo(expected.size());
    }

    @Tag("slow")
    @ParameterizedTest(name = "K {0}, {1} bytes, seed {2}")
    @MethodSource("stores")
    void shouldLoseNothing_whenTheSnapshotIntervalChanges(int interval, long memory, long seed) {
        SplittableRandom random = new SplittableRandom(~seed);
        StoreSettings settings = Settings.memory(Settings.interval(interval), memory);
        StoreFixture stores = new StoreFixture(settings);
        Map<String, CountingModel> expected = new HashMap<>();
        for (int i = 0; i < EVENTS; i++) {
            if (random.nextInt(15) == 0) {
                int another = new int[] {1, 2, 5, 16, 40, Settings.AUTO}[random.nextInt(6)];
                stores.reopen(Settings.interval(settings, another));
            }
            String series = "s" + random.nextInt(3);
            Tick tick = tick(random, i);
            CountingModel model = expected.computeIfAbsent(series, name -> new CountingModel(name, 1));
            model.apply(tick);
            assertThat(stores.feed(series, tick)).as("event %d", i).isEqualTo(model);
        }
        stores.reopen();
        expected.forEach((series, model) -> assertThat(stores.model(series)).isEqualTo(model));
    }

    /** Now and then the state takes another size, so that K follows where it is not given. */
    private static Tick tick(SplittableRandom random, long number) {
        return new Tick(number, random.nextLong(1_000_000), random.nextInt(10) == 0 ? random.nextInt(30_000) : -1);
    }
}

package io.spindrift.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.spindrift.model.numeric.Hash;
import io.spindrift.store.CountingModel.Tick;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Models that start with a state that is not in the store: it must not be needed again. */
final class StoredWarmStartTest {

    private final WatchedTable table = new WatchedTable();
    private ModelStore<CountingModel, Tick> store;

    /** Tallies that begin with a donor at their first event, unless that is applied again. */
    private static final class Warm extends ForwardingType<CountingModel, Tick> {
        private final long donor;

        Warm(long donor) {
            super(new CountingModel.Type());
            this.donor = donor;
        }

        CountingModel apply(CountingModel model, Tick tick) {
            if (model.count == 0) {
                model.hash ^= donor;
            }
            model.apply(tick);
            return model;
        }

        @Override
        public boolean replayable(CountingModel model) {
            return model.count != 1;
        }
    }

    @Test
    void shouldStoreTheFirstEventAsASnapshot() {
        feed(new Warm(1), 50, 1, 2, 3);
        // The version, the header of a new life, the snapshot and its header, and the later events.
        assertThat(table.writes)
                .extracting(write -> (int) write.key()[0])
                .filteredOn(kind -> kind > 0)
                .containsExactly(5, 1, 3, 1, 2, 2);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 5, 50, 0})
    void shouldRestoreWithoutTheDonor(int interval) {
        CountingModel expected = null;
        for (int event = 0; event < 60; event++) {
            Warm type = new Warm(event == 0 ? 77 : event);
            expected = event == 0 ? type.apply(new CountingModel("a", 1), tick(0)) : type.apply(expected, tick(event));
            assertThat(feed(type, interval, event)).as("event %d", event).isEqualTo(expected);
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void shouldStartALaterGenerationInTheSameWay(boolean idle) {
        Warm before = new Warm(1);
        Warm after = new Warm(2);
        feed(before, 50, 0, 1, 2);
        if (idle) {
            open(after, 50);
            for (long time = 0; time <= 60_000; time += 5_000) {
                take(after, "other", tick(time));
                take(after, "yet another", tick(time));
            }
        } else {
            open(after, 50);
            store.reset("a", 0);
        }
        CountingModel expected = after.apply(new CountingModel("a", 1), tick(60_000));
        assertThat(feed(after, 50, 60_000)).isEqualTo(expected);
        assertThat(feed(new Warm(3), 50, 60_001)).isEqualTo(after.apply(expected, tick(60_001)));
    }

    /** Returns the model after events, with the task opened again between them. */
    private CountingModel feed(Warm type, int interval, long... numbers) {
        open(type, interval);
        CountingModel tally = null;
        for (long number : numbers) {
            tally = take(type, "a", tick(number));
        }
        return tally;
    }

    private void open(Warm type, int interval) {
        StoreSettings settings = Settings.idle(Settings.interval(interval), 10_000);
        store = new ModelStore<>(
                table, type, new CountingModel.Type(), settings, new MemoryBudget(Long.MAX_VALUE), () -> 0);
    }

    private CountingModel take(Warm type, String series, Tick tick) {
        try {
            ModelHandle<CountingModel> handle = store.open(series, tick);
            CountingModel tally = type.apply(handle.model(), tick);
            store.append(handle, tick, Hash.of(series));
            return tally;
        } catch (SeriesLimitException e) {
            throw new AssertionError(e);
        }
    }

    private static Tick tick(long number) {
        return new Tick(number, number);
    }
}

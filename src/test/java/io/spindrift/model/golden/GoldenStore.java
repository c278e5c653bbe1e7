package io.spindrift.model.golden;

import io.spindrift.model.numeric.Hash;
import io.spindrift.model.series.Outcome;
import io.spindrift.model.series.SeriesEvent;
import io.spindrift.model.series.SeriesModel;
import io.spindrift.model.series.SeriesSettings;
import io.spindrift.rules.RuleRegistry;
import io.spindrift.series.SeriesRules;
import io.spindrift.series.SeriesType;
import io.spindrift.store.ByteStore;
import io.spindrift.store.ChangePolicy;
import io.spindrift.store.MemoryBudget;
import io.spindrift.store.ModelHandle;
import io.spindrift.store.ModelStore;
import io.spindrift.store.ModelType;
import io.spindrift.store.SeriesLimitException;
import io.spindrift.store.StoreSettings;
import java.util.ArrayList;
import java.util.List;

/** A task's store as a golden run leaves it: snapshots, journals behind them, headers, and the record of the partition. */
final class GoldenStore implements AutoCloseable {
    /** K. */
    private static final int INTERVAL = 16;

    private final ModelStore<SeriesModel, SeriesEvent> store;

    /** @param settings of the series */
    GoldenStore(ByteStore table, SeriesSettings settings) {
        this(table, settings, new SeriesType(settings));
    }

    GoldenStore(ByteStore table, SeriesSettings settings, ModelType<SeriesModel, SeriesEvent> type) {
        StoreSettings keeping =
                new StoreSettings(INTERVAL, 200, 100, Long.MAX_VALUE, ChangePolicy.KEEP, Long.MAX_VALUE, 0);
        SeriesRules rules = new SeriesRules(RuleRegistry.closed(settings), null);
        store = new ModelStore<>(table, type, rules, keeping, new MemoryBudget(Long.MAX_VALUE), () -> 0);
    }

    /** Steps of a series, as a task takes them. */
    List<Outcome> run(String series, int from, int to) {
        List<Outcome> outcomes = new ArrayList<>();
        for (int step = from; step < to; step++) {
            for (SeriesEvent event : Golden.events(model(series).settings().inputMode(), step)) {
                ModelHandle<SeriesModel> handle = open(series, event);
                outcomes.addAll(handle.model().apply(event));
                store.append(handle, event, Hash.of(series));
            }
        }
        return outcomes;
    }

    SeriesModel model(String series) {
        return open(series, new SeriesEvent.Observation(null, 0, new double[0], 0))
                .model();
    }

    private ModelHandle<SeriesModel> open(String series, SeriesEvent event) {
        try {
            return store.open(series, event);
        } catch (SeriesLimitException e) {
            throw new AssertionError(e);
        }
    }

    @Override
    public void close() {
        store.close();
    }
}

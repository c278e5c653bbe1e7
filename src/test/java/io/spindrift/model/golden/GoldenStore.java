package io.spindrift.model.golden;

import io.spindrift.model.numeric.Hash;
import io.spindrift.model.series.Outcomes;
import io.spindrift.model.series.SeriesEvent;
import io.spindrift.model.series.SeriesModel;
import io.spindrift.model.series.SeriesSettings;
import io.spindrift.processor.SeriesModels;
import io.spindrift.store.ByteStore;
import io.spindrift.store.MemoryBudget;
import io.spindrift.store.ModelHandle;
import io.spindrift.store.ModelStore;
import io.spindrift.store.ModelType;
import io.spindrift.store.SeriesLimitException;
import io.spindrift.store.SettingsChange;
import io.spindrift.store.StoreSettings;

/** A task's store as a golden run leaves it: snapshots, journals behind them, headers, and the record of the partition. */
final class GoldenStore implements AutoCloseable {
    /** K. */
    private static final int INTERVAL = 16;

    private final ModelStore<SeriesModel, SeriesEvent> store;

    GoldenStore(ByteStore table, ModelType<SeriesModel, SeriesEvent> type) {
        StoreSettings settings =
                new StoreSettings(INTERVAL, 200, 100, Long.MAX_VALUE, SettingsChange.KEEP, Long.MAX_VALUE, 0);
        store = new ModelStore<>(table, type, settings, new MemoryBudget(Long.MAX_VALUE), operation -> {}, () -> 0);
    }

    static ModelType<SeriesModel, SeriesEvent> type(SeriesSettings settings) {
        return new SeriesModels(settings);
    }

    /** Steps of a series, as a task takes them. */
    void run(String series, int from, int to, Outcomes outcomes) {
        for (int step = from; step < to; step++) {
            for (SeriesEvent event : Golden.events(model(series).settings().inputMode(), step)) {
                ModelHandle<SeriesModel> resident = load(series, event);
                SeriesEvent withoutPayload = resident.model().withoutPayload(event);
                resident.model().apply(withoutPayload, outcomes);
                store.accepted(resident, withoutPayload, Hash.of(series));
            }
        }
    }

    SeriesModel model(String series) {
        return load(series, new SeriesEvent.Observation(null, 0, new double[0], 0))
                .model();
    }

    private ModelHandle<SeriesModel> load(String series, SeriesEvent event) {
        try {
            return store.load(series, event);
        } catch (SeriesLimitException e) {
            throw new AssertionError(e);
        }
    }

    @Override
    public void close() {
        store.close();
    }
}

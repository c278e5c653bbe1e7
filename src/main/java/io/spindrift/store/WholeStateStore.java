package io.spindrift.store;

import io.spindrift.model.series.SeriesEvent;
import io.spindrift.model.series.SeriesModel;
import io.spindrift.model.series.SeriesSettings;
import io.spindrift.model.state.CorruptStateException;
import io.spindrift.serde.SnapshotCodec;
import io.spindrift.serde.SnapshotCodec.Snapshot;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.state.KeyValueStore;

/** Writes the whole model after every event: a snapshot in chunks, the header last. */
public final class WholeStateStore implements ModelStore {
    private final KeyValueStore<Bytes, byte[]> store;
    private final SeriesSettings settings;

    /**
     * @param store of the task
     * @param settings of new series; a stored one goes on under those that it was stored with
     */
    public WholeStateStore(KeyValueStore<Bytes, byte[]> store, SeriesSettings settings) {
        this.store = store;
        this.settings = settings;
    }

    @Override
    public SeriesModel load(String series) {
        byte[] header = store.get(StoreKeys.header(series));
        if (header == null) {
            return SeriesModel.create(series, settings);
        }
        try {
            return SnapshotCodec.read(
                    SeriesModel.CORE_VERSION,
                    header,
                    i -> store.get(StoreKeys.chunk(series, i)),
                    io -> SeriesModel.restore(series, settings, io));
        } catch (CorruptStateException e) {
            throw new CorruptStateException("the stored state of series '" + series + "': " + e.getMessage());
        }
    }

    @Override
    public void accepted(String series, SeriesEvent event, SeriesModel model) {
        Snapshot snapshot =
                SnapshotCodec.write(SeriesModel.CORE_VERSION, model.observations(), io -> SeriesModel.save(model, io));
        for (int i = 0; i < snapshot.chunks().size(); i++) {
            store.put(StoreKeys.chunk(series, i), snapshot.chunks().get(i));
        }
        store.put(StoreKeys.header(series), snapshot.header());
    }
}

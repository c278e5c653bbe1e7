package io.spindrift.runtime;

import io.spindrift.changelog.StateFile;
import io.spindrift.model.numeric.Hash;
import io.spindrift.model.series.SeriesEvent;
import io.spindrift.model.series.SeriesModel;
import io.spindrift.model.series.SeriesSettings;
import io.spindrift.serde.Headers;
import io.spindrift.serde.SeriesHeader;
import io.spindrift.series.SeriesModels;
import io.spindrift.store.ChangePolicy;
import io.spindrift.store.MemoryBudget;
import io.spindrift.store.MemoryByteStore;
import io.spindrift.store.ModelHandle;
import io.spindrift.store.ModelStore;
import io.spindrift.store.SeriesLimitException;
import io.spindrift.store.StoreEntry;
import io.spindrift.store.StoreSettings;
import java.io.IOException;
import java.nio.file.Path;

/** The states of series that have learned some records, as an application keeps them, in a file. */
public final class ExportedStates {
    private static final int INTERVAL = 16;
    private static final long HOUR = 3_600_000;

    private final MemoryByteStore table = new MemoryByteStore();
    private final ModelStore<SeriesModel, SeriesEvent> store;

    public ExportedStates(SeriesSettings settings) {
        StoreSettings keeping = new StoreSettings(INTERVAL, 200, 100, 1, ChangePolicy.KEEP, 0, 0);
        store = new SeriesModels(settings).open(table, keeping, new MemoryBudget(Long.MAX_VALUE), () -> 0);
    }

    /** Lets a series learn a number of records, each with a label in the regression mode. */
    public ExportedStates learn(String series, int records, double... x) {
        try {
            for (int i = 0; i < records; i++) {
                double value = 10 * StrictMath.sin(i * Math.PI / 12) + i % 3;
                SeriesEvent event = new SeriesEvent.Observation("o" + i, HOUR * i, x, value);
                ModelHandle<SeriesModel> resident = store.open(series, event);
                resident.model().apply(event);
                store.append(resident, event, Hash.of(series));
            }
        } catch (SeriesLimitException e) {
            throw new AssertionError(e);
        }
        return this;
    }

    /** Returns the current model of a series. */
    public SeriesModel model(String series) {
        try {
            return store.open(series, new SeriesEvent.Observation("any", 0, new double[0], 0))
                    .model();
        } catch (SeriesLimitException e) {
            throw new AssertionError(e);
        }
    }

    public Path write(Path file) throws IOException {
        StateFile.write(file, to -> table.scan(new byte[0], to));
        return file;
    }

    /** The same as a later core version would have left them. */
    Path writeLater(Path file) throws IOException {
        StateFile.write(
                file,
                to -> table.scan(new byte[0], (key, value) -> {
                    to.accept(
                            key,
                            StoreEntry.kind(key) == StoreEntry.Kind.HEADER
                                    ? later(SeriesHeader.fromBytes(value))
                                    : value);
                }));
        return file;
    }

    private static byte[] later(SeriesHeader header) {
        return Headers.withCore(header, header.coreVersion() + 1).toBytes();
    }
}

package io.spindrift.runtime;

import io.spindrift.changelog.StateFile;
import io.spindrift.model.series.SeriesModel;
import io.spindrift.model.series.SeriesSettings;
import io.spindrift.series.SeriesModels;
import io.spindrift.store.MemoryByteStore;
import io.spindrift.store.StoreEntry;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Collection;
import java.util.Collections;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.BiConsumer;
import java.util.function.Predicate;

/** Series in a file of exported states. Their entries are held in memory; a model is made when it is requested. */
public final class ExportedSeries {
    private final MemoryByteStore entries = new MemoryByteStore();
    private final SortedSet<String> names = new TreeSet<>();

    private ExportedSeries() {}

    /**
     * Reads some series of a file.
     *
     * @param chosen whether a series is read, by its name
     * @throws io.spindrift.changelog.ChangelogException if it is no complete file of exported states
     */
    public static ExportedSeries read(Path file, Predicate<String> chosen) throws IOException {
        ExportedSeries series = new ExportedSeries();
        StateFile.read(file, series.adding(chosen));
        return series;
    }

    private BiConsumer<byte[], byte[]> adding(Predicate<String> chosen) {
        return (key, value) -> {
            String name = StoreEntry.series(key);
            if (name != null && chosen.test(name)) {
                entries.put(key, value);
                if (StoreEntry.kind(key) == StoreEntry.Kind.HEADER) {
                    names.add(name);
                }
            }
        };
    }

    /** Returns the names of the series, ascending. */
    public Collection<String> names() {
        return Collections.unmodifiableSortedSet(names);
    }

    /**
     * Returns the model of a series; empty if the file does not have it, or if it has no observations.
     *
     * @param template any settings; stored ones are read into a copy of it
     * @throws io.spindrift.model.state.CorruptStateException if it cannot be read
     */
    public Optional<SeriesModel> model(String name, SeriesSettings template) {
        return new SeriesModels(template).inspector(entries).model(name).filter(model -> model.observations() > 0);
    }
}

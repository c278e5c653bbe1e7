package io.spindrift.runtime;

import io.spindrift.model.series.SeriesEvent;
import io.spindrift.model.series.SeriesModel;
import io.spindrift.store.SeriesInspector;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.apache.kafka.streams.errors.InvalidStateStoreException;

/**
 * The partitions that an instance has at one moment, with their stores: for questions about many series, which would otherwise each look for
 * the stores. For any number of threads.
 */
public final class LocalPartitions {
    private final Map<Integer, Optional<SeriesInspector<SeriesModel, SeriesEvent>>> stores;

    /** @param stores by partition; empty where the store cannot be read now */
    LocalPartitions(Map<Integer, Optional<SeriesInspector<SeriesModel, SeriesEvent>>> stores) {
        this.stores = stores;
    }

    /** The numbers of the partitions. */
    public Set<Integer> numbers() {
        return stores.keySet();
    }

    /** Whether the stores of all partitions can be read. */
    public boolean readable() {
        return stores.values().stream().allMatch(Optional::isPresent);
    }

    /** The partition that has the state of a series, whatever has placed its records; empty if none that can be read has it. */
    public OptionalInt find(String series) {
        return stores.entrySet().stream()
                .filter(entry -> entry.getValue()
                        .filter(inspector -> knows(inspector, series))
                        .isPresent())
                .mapToInt(Map.Entry::getKey)
                .findFirst();
    }

    private static boolean knows(SeriesInspector<SeriesModel, SeriesEvent> inspector, String series) {
        try {
            return inspector.knows(series);
        } catch (InvalidStateStoreException e) {
            // The partition was handed over after this was made.
            return false;
        }
    }
}

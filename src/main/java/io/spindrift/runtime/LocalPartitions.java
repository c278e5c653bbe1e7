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
 * The partitions of an instance at one moment, with their stores. A query about many series looks up the stores only
 * once. For any number of threads.
 */
public final class LocalPartitions {
    private final Map<Integer, Optional<SeriesInspector<SeriesModel, SeriesEvent>>> stores;

    /** @param stores by partition; empty if the store cannot be read at present */
    LocalPartitions(Map<Integer, Optional<SeriesInspector<SeriesModel, SeriesEvent>>> stores) {
        this.stores = stores;
    }

    /** Returns the numbers of the partitions. */
    public Set<Integer> numbers() {
        return stores.keySet();
    }

    /** Whether the stores of all partitions can be read. */
    public boolean readable() {
        return stores.values().stream().allMatch(Optional::isPresent);
    }

    /**
     * Returns the partition that has the state of a series, whichever partitioner its producers use; empty if no
     * readable one has it.
     */
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
            // The partition was moved to another instance after this object was created.
            return false;
        }
    }
}

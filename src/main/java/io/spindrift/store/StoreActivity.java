package io.spindrift.store;

import java.util.EnumMap;
import java.util.Map;

/** Counts the operations of a store. For one thread. */
final class StoreActivity {
    private Map<StoreOperation, Integer> counts = new EnumMap<>(StoreOperation.class);

    void count(StoreOperation operation) {
        counts.merge(operation, 1, Integer::sum);
    }

    /** Returns the counts since the last call. */
    Map<StoreOperation, Integer> take() {
        Map<StoreOperation, Integer> taken = counts;
        counts = new EnumMap<>(StoreOperation.class);
        return taken;
    }
}

package io.spindrift.store;

import java.util.LinkedHashMap;

/** The models in memory, ordered by their last use, and their sizes. */
final class ModelCache<M> {
    /** Estimated bytes of an entry in addition to its model: its name, position and links. */
    static final long OVERHEAD_BYTES = 900;

    private record Entry<M>(ModelHandle<M> handle, long bytes) {}

    private final LinkedHashMap<String, Entry<M>> models = new LinkedHashMap<>(16, 0.75f, true);
    private long bytes;

    /** Returns a cached model, or null. */
    ModelHandle<M> get(String series) {
        Entry<M> entry = models.get(series);
        return entry == null ? null : entry.handle;
    }

    /** Adds a model as the most recently used one. It replaces that of the same series. */
    void put(ModelHandle<M> handle, long modelBytes) {
        String series = handle.end().series();
        remove(series);
        Entry<M> entry = new Entry<>(handle, modelBytes + OVERHEAD_BYTES);
        models.put(series, entry);
        bytes += entry.bytes;
    }

    void remove(String series) {
        Entry<M> removed = models.remove(series);
        if (removed != null) {
            bytes -= removed.bytes;
        }
    }

    /** Returns the least recently used model; null if there are fewer than two, since the one in use must stay. */
    ModelHandle<M> eldest() {
        return models.size() < 2 ? null : models.values().iterator().next().handle;
    }

    /** Returns the estimated bytes of all models. */
    long bytes() {
        return bytes;
    }

    int size() {
        return models.size();
    }

    void clear() {
        models.clear();
        bytes = 0;
    }
}

package io.spindrift.store;

import java.util.LinkedHashMap;

/** The models in memory and their sizes, in the order of their last use. */
final class ModelCache<M> {
    /** Names, positions and links. */
    static final long OVERHEAD_BYTES = 900;

    private record Entry<M>(ModelHandle<M> handle, long bytes) {}

    private final LinkedHashMap<String, Entry<M>> models = new LinkedHashMap<>(16, 0.75f, true);
    private long bytes;

    /** A cached model, or null. */
    ModelHandle<M> get(String series) {
        Entry<M> entry = models.get(series);
        return entry == null ? null : entry.handle;
    }

    /** Adds a model as the one used last, or replaces that of its series. */
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

    /** The model that was used least recently; null if there is at most one. */
    ModelHandle<M> eldest() {
        return models.size() < 2 ? null : models.values().iterator().next().handle;
    }

    /** Bytes of all models, estimated. */
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

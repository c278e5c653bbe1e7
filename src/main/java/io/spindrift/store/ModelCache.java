package io.spindrift.store;

import java.util.LinkedHashMap;

/** The models in memory, in the order of their last use. */
final class ModelCache<M> {
    /** Names, positions and links. */
    private static final long OVERHEAD_BYTES = 300;

    private final LinkedHashMap<String, ModelHandle<M>> models = new LinkedHashMap<>(16, 0.75f, true);
    private long bytes;

    ModelHandle<M> get(String series) {
        return models.get(series);
    }

    /** Takes a model in, or notes how large one has become that was used just now. */
    void put(ModelHandle<M> resident, long modelBytes) {
        if (resident.inMemory) {
            bytes -= resident.bytes;
        } else {
            remove(resident.series);
            models.put(resident.series, resident);
            resident.inMemory = true;
        }
        resident.bytes = modelBytes + OVERHEAD_BYTES;
        bytes += resident.bytes;
    }

    void remove(String series) {
        ModelHandle<M> removed = models.remove(series);
        if (removed != null) {
            removed.inMemory = false;
            bytes -= removed.bytes;
        }
    }

    /** The model that was used least recently; null if there is but one. */
    ModelHandle<M> eldest() {
        return models.size() < 2 ? null : models.values().iterator().next();
    }

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

package io.spindrift.store;

/** The operations of a store that are counted. */
public enum StoreOperation {
    /** A model was restored from snapshot and journal. */
    MODEL_CACHE_MISSES,
    /** An event of a journal was applied again. */
    REPLAYED_EVENTS,
    /** An event was written to a journal. */
    JOURNALED_EVENTS,
    /** A snapshot was written. */
    SNAPSHOTS,
    /** A model was evicted from memory. */
    MODEL_CACHE_EVICTIONS,
    /** A series started or restarted. */
    SERIES_STARTED,
    /** The state of an expired series was removed. */
    SERIES_EXPIRED
}

package io.spindrift.store;

/** What a store does, for counters. */
public enum StoreOperation {
    /** A model was brought back from snapshot and journal. */
    MODEL_CACHE_MISSES,
    /** An event of a journal was applied again. */
    REPLAYED_EVENTS,
    /** An event was written to a journal. */
    JOURNALED_EVENTS,
    /** A snapshot was written. */
    SNAPSHOTS,
    /** A model left memory. */
    MODEL_CACHE_EVICTIONS,
    /** A series began, for the first time or again. (Names of metrics must not end in "created", which OpenMetrics reserves.) */
    SERIES_STARTED,
    /** The state of an idle series was taken out of the store. */
    SERIES_EXPIRED
}

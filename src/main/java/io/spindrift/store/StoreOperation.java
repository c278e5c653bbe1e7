package io.spindrift.store;

/** What a store does, to be counted. */
public enum StoreOperation {
    /** A model was restored from snapshot and journal. */
    COLD_LOADS,
    /** An event of a journal was applied again. */
    REPLAYED_EVENTS,
    /** An event was written to a journal. */
    JOURNALED_EVENTS,
    /** A snapshot was written. */
    SNAPSHOTS,
    /** A model left memory. */
    EVICTIONS,
    /** A series started, for the first time or again. */
    BEGINNINGS,
    /** The state of an expired series was removed. */
    RECLAIMED_SERIES
}

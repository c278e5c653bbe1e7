package io.spindrift.store;

/** Told what a store does. */
public interface StoreListener {

    /** It has done something once. */
    void did(StoreOperation operation);

    /** A model, which had been loaded, has applied an event in so many nanoseconds. */
    default void applied(long nanos) {
        // Few want it.
    }

    /** An event has been written; so many would now be replayed to load its series. */
    default void journaled(long entries) {
        // Few want it.
    }
}

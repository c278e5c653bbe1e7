package io.spindrift.store;

/** Told what a store does. */
public interface StoreListener {

    /** It has done something once. */
    void did(StoreOperation operation);
}

package io.spindrift.store;

import java.util.function.LongSupplier;

/**
 * Estimates the processing time of an event by a running mean. It decides the length of journals, but never
 * affects learning.
 */
final class EventCostEstimator {
    private static final double SHARE = 1.0 / 64;

    private final LongSupplier nanoTime;
    private double nanos;

    /** @param nanoTime of a monotonic clock */
    EventCostEstimator(LongSupplier nanoTime) {
        this.nanoTime = nanoTime;
    }

    /** Returns the start time of an event. */
    long start() {
        return nanoTime.getAsLong();
    }

    /**
     * Takes in the time of an event that has ended.
     *
     * @param started what {@link #start} returned
     */
    void end(long started) {
        long measured = nanoTime.getAsLong() - started;
        nanos = nanos == 0 ? measured : nanos + SHARE * (measured - nanos);
    }

    /** Returns nanoseconds per event; 0 before the first event. */
    double nanos() {
        return nanos;
    }
}

package io.spindrift.store;

import java.util.function.LongSupplier;

/**
 * Estimates the processing time of an event by the running median: a thread that waits for a core, or a collection, makes a few events a
 * hundred times as long, but no replay slower. It decides the length of journals, but never affects learning.
 */
final class EventCostEstimator {
    private static final double STEP = 1.0 / 32;

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
        if (nanos == 0) {
            nanos = measured;
        } else if (measured != nanos) {
            nanos *= measured > nanos ? 1 + STEP : 1 - STEP;
        }
    }

    /** Returns nanoseconds per event; 0 before the first event. */
    double nanos() {
        return nanos;
    }
}

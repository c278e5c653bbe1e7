package io.spindrift.store;

import java.util.function.LongSupplier;

/** Estimates the time of an event by a running mean. It decides how long journals are, and never what a model learns. */
final class EventCostEstimator {
    private static final double SHARE = 1.0 / 64;

    private final LongSupplier nanoTime;
    private double nanos;

    /** @param nanoTime of a monotonic clock */
    EventCostEstimator(LongSupplier nanoTime) {
        this.nanoTime = nanoTime;
    }

    /** The time at which an event starts. */
    long start() {
        return nanoTime.getAsLong();
    }

    /** An event that started then has ended. */
    void end(long started) {
        long measured = nanoTime.getAsLong() - started;
        nanos = nanos == 0 ? measured : nanos + SHARE * (measured - nanos);
    }

    /** Nanoseconds per event; 0 before the first. */
    double nanos() {
        return nanos;
    }
}

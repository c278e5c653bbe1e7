package io.spindrift.store;

import java.util.function.LongSupplier;

/** What an event costs, as a running mean. It decides how long journals are, and never what a model learns. */
final class EventCostEstimator {
    private static final double SHARE = 1.0 / 64;

    private final LongSupplier nanoTime;
    private double nanos;

    /** @param nanoTime of a clock that only goes forward */
    EventCostEstimator(LongSupplier nanoTime) {
        this.nanoTime = nanoTime;
    }

    /** The time at which a step begins. */
    long begin() {
        return nanoTime.getAsLong();
    }

    /** A step that began at the given time has ended; returns what it took, in nanoseconds. */
    long end(long begun) {
        long measured = nanoTime.getAsLong() - begun;
        nanos = nanos == 0 ? measured : nanos + SHARE * (measured - nanos);
        return measured;
    }

    /** Nanoseconds an event; 0 before the first. */
    double nanos() {
        return nanos;
    }
}

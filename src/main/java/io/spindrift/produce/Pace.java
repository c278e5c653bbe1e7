package io.spindrift.produce;

import java.util.concurrent.locks.LockSupport;

/** Keeps a steady rate: step n may run n / rate seconds after the first. */
public final class Pace {
    private static final double NANOS = 1e9;

    private final double perSecond;
    private final long start = System.nanoTime();
    private long steps;

    /** @param perSecond steps per second; 0 for no limit */
    public Pace(double perSecond) {
        this.perSecond = perSecond;
    }

    /** Waits until the next step is due, or the thread is interrupted. */
    public void await() {
        if (perSecond <= 0) {
            return;
        }
        long due = start + (long) (NANOS * steps++ / perSecond);
        long left = due - System.nanoTime();
        while (left > 0 && !Thread.currentThread().isInterrupted()) {
            LockSupport.parkNanos(left);
            left = due - System.nanoTime();
        }
    }
}

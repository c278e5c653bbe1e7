package io.spindrift.bench;

import java.util.function.IntConsumer;

/** How long steps take. */
public final class Timing {
    private static final double NANOS_A_MICRO = 1000;

    private Timing() {}

    /**
     * The mean time of a step, in microseconds, over a while.
     *
     * @param nanos how long a while
     * @param step told its number
     */
    public static double micros(long nanos, IntConsumer step) {
        long start = System.nanoTime();
        int steps = 0;
        while (System.nanoTime() - start < nanos) {
            step.accept(steps++);
        }
        return (System.nanoTime() - start) / NANOS_A_MICRO / steps;
    }
}

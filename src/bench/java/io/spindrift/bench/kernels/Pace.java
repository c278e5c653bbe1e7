package io.spindrift.bench.kernels;

import java.util.List;

/**
 * The shapes of a run, and its durations.
 *
 * @param shapes in the order of measurement
 * @param rounds number of measurements of each
 * @param warmUpMillis CPU time of the warm-up of each fork of a JVM
 * @param millis measured time of each fork and each process
 */
record Pace(List<Shape> shapes, int rounds, int warmUpMillis, int millis) {
    private static final Shape USUAL = new Shape(8, 8, 100);

    /** Within five minutes. */
    static final Pace QUICK = new Pace(List.of(USUAL), 3, 1000, 400);

    static final Pace FULL =
            new Pace(List.of(new Shape(4, 4, 50), USUAL, new Shape(16, 8, 200), new Shape(16, 16, 1000)), 5, 1500, 500);
}

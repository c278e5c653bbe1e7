package io.spindrift.bench.kernels;

import java.util.List;

/**
 * What a run measures, and for how long.
 *
 * @param shapes in the order in which they are measured
 * @param rounds how often each is measured
 * @param warmUpMillis of each fork of a JVM, of its processor's time
 * @param millis that count, of each fork and each process
 */
record Pace(List<Shape> shapes, int rounds, int warmUpMillis, int millis) {
    private static final Shape USUAL = new Shape(8, 8, 100);

    /** Within five minutes. */
    static final Pace QUICK = new Pace(List.of(USUAL), 3, 1000, 400);

    static final Pace FULL =
            new Pace(List.of(new Shape(4, 4, 50), USUAL, new Shape(16, 8, 200), new Shape(16, 16, 1000)), 5, 1500, 500);
}

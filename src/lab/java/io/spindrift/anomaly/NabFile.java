package io.spindrift.anomaly;

import java.util.List;

/**
 * A file of NAB.
 *
 * @param name its path below {@code data}
 * @param rows number of rows
 * @param windows in ascending order, without overlap
 */
record NabFile(String name, int rows, List<Window> windows) {
    private static final double PROBATION = 0.15;
    private static final int PROBATION_ROWS = 5000;

    /**
     * Rows in which an anomaly is to be found.
     *
     * @param first row of it
     * @param last row of it
     */
    record Window(int first, int last) {
        int width() {
            return last - first + 1;
        }
    }

    /** The first row that is scored; those before are for learning. */
    int scoredFrom() {
        return (int) Math.ceil(Math.min(Math.floor(PROBATION * rows), PROBATION * PROBATION_ROWS));
    }

    /** Whether a row is in a window. */
    boolean isLabeled(int row) {
        return windows.stream().anyMatch(window -> row >= window.first() && row <= window.last());
    }
}

package io.spindrift.backtest;

import java.util.Arrays;
import java.util.stream.LongStream;

/**
 * The times of rows.
 *
 * @param millis since 1970, as models are told them; row numbers where the file has none
 * @param moved by how many milliseconds these were moved on
 * @param dated whether the file has times
 */
record RowTimes(long[] millis, long moved, boolean dated) {

    /** Those of a file that has none. */
    static RowTimes numbers(int rows) {
        return new RowTimes(LongStream.range(0, rows).toArray(), 0, false);
    }

    /** The time of a row as the file has it. */
    long inFile(int row) {
        return millis[row] - moved;
    }

    RowTimes first(int rows) {
        return new RowTimes(Arrays.copyOf(millis, rows), moved, dated);
    }
}

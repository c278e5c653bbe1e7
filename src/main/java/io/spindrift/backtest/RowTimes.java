package io.spindrift.backtest;

import java.util.Arrays;
import java.util.stream.LongStream;

/**
 * The times of rows.
 *
 * @param millis milliseconds since 1970 for the models; row numbers if the file has no times
 * @param moved milliseconds that were added to the times of the file
 * @param dated whether the file has times
 */
record RowTimes(long[] millis, long moved, boolean dated) {

    /** Returns row numbers as times, for a file that has no times. */
    static RowTimes numbers(int rows) {
        return new RowTimes(LongStream.range(0, rows).toArray(), 0, false);
    }

    /** Returns the time of a row as it is in the file. */
    long inFile(int row) {
        return millis[row] - moved;
    }

    RowTimes first(int rows) {
        return new RowTimes(Arrays.copyOf(millis, rows), moved, dated);
    }
}

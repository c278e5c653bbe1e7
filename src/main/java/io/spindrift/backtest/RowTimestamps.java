package io.spindrift.backtest;

import io.spindrift.csv.CsvTable;
import java.util.ArrayList;
import java.util.List;

/**
 * Reads the times of the rows of a file, or numbers the rows if it has none. Record times before 1970 are not valid.
 * Earlier times are moved by multiples of 400 years, after which the calendar repeats, including the weekdays.
 */
final class RowTimestamps {
    private static final long SPAN_MILLIS = 146_097L * 86_400_000;

    private final boolean dated;
    private final long moved;
    private final List<Long> times = new ArrayList<>();

    RowTimestamps(CsvTable table) {
        dated = table.hasTimes();
        long earliest = dated ? table.earliestTime() : 0;
        moved = earliest < 0 ? (-earliest / SPAN_MILLIS + 1) * SPAN_MILLIS : 0;
    }

    void add(CsvTable.Row row) {
        times.add(dated ? row.time() + moved : times.size());
    }

    RowTimes times() {
        return new RowTimes(times.stream().mapToLong(Long::longValue).toArray(), moved, dated);
    }
}

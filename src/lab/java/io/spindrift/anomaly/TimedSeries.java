package io.spindrift.anomaly;

import io.spindrift.csv.CsvTable;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * The rows of a series, in the order of its file.
 *
 * @param times in milliseconds since 1970; row numbers if the file has none
 * @param values NaN where one is missing
 */
record TimedSeries(long[] times, double[] values) {
    /** Times of records are never before 1970. After 400 years the calendar repeats, with its weekdays. */
    private static final long CALENDAR_MILLIS = 146_097L * 86_400_000;

    /** Reads a column of a file. Its times may run backwards. */
    static TimedSeries read(Path file, String column) {
        CsvTable table = CsvTable.open(file);
        long shift = table.hasTimes() && table.earliestTime() < 0 ? CALENDAR_MILLIS : 0;
        List<Long> times = new ArrayList<>();
        List<Double> values = new ArrayList<>();
        table.forEach(Long.MAX_VALUE, row -> {
            times.add(table.hasTimes() ? row.time() + shift : times.size());
            values.add(row.number(column));
        });
        return new TimedSeries(
                times.stream().mapToLong(Long::longValue).toArray(),
                values.stream().mapToDouble(Double::doubleValue).toArray());
    }

    int rows() {
        return values.length;
    }
}

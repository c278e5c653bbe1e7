package io.spindrift.backtest;

import io.spindrift.csv.CsvTable;
import io.spindrift.csv.Times;
import java.util.ArrayList;
import java.util.List;

/**
 * The times of the rows of a file, or the numbers of its rows where it has none. Records cannot be from before 1970: a file that
 * begins earlier is moved on by whole spans of 400 years, after which the calendar, weekdays included, is the same.
 */
final class Moments {
    private static final long SPAN_MILLIS = 146_097L * 86_400_000;

    private final String column;
    private final List<Long> times = new ArrayList<>();
    private long moved;

    private Moments(String column) {
        this.column = column;
    }

    /** @param column null for the first that has dates, if any */
    static Moments of(CsvTable table, String column) {
        return new Moments(column == null ? dated(table) : table.require(column));
    }

    private static String dated(CsvTable table) {
        List<String> found = new ArrayList<>();
        table.forEach(
                1,
                row -> table.columns().stream()
                        .filter(each -> Times.isDated(row.text(each)))
                        .forEach(found::add));
        return found.isEmpty() ? null : found.get(0);
    }

    void add(CsvTable.Row row) {
        if (column == null) {
            times.add((long) times.size());
            return;
        }
        long time = Times.parse(row.text(column), row.place());
        if (times.isEmpty() && time < 0) {
            moved = (-time / SPAN_MILLIS + 1) * SPAN_MILLIS;
        }
        times.add(Math.max(0, time + moved));
    }

    RowTimes times() {
        return new RowTimes(times.stream().mapToLong(Long::longValue).toArray(), moved, column != null);
    }
}

package io.spindrift.feed;

import io.spindrift.csv.CsvException;
import io.spindrift.csv.CsvTable;
import io.spindrift.csv.Times;
import io.spindrift.event.Arrival;
import io.spindrift.json.RecordWriter;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.function.Consumer;

/**
 * Turns the rows of a file into records. Series feed: each chosen column is a series, each of its fields a value. Regression
 * feed: the file is one series, the target column the label, which follows its row after a number of further rows.
 */
public final class CsvFeed {
    private final CsvTable table;
    private final Choice choice;
    private final List<String> columns;
    private final RecordWriter writer = new RecordWriter();

    /**
     * What of a file is fed, and how.
     *
     * @param regression whether the file is for the regression feed
     * @param series name of the series, or null for that of the file
     * @param columns the columns to use; empty for all that are numbers
     * @param target regression feed: the column of the label; null for the last of those that are numbers
     * @param time the column of the time, or null for the time of sending
     * @param labelDelay regression feed: how many rows later a label follows; 0 for within its observation
     * @param rows the most rows
     */
    public record Choice(
            boolean regression,
            String series,
            List<String> columns,
            String target,
            String time,
            int labelDelay,
            long rows) {}

    private record Late(String id, double label) {}

    public CsvFeed(CsvTable table, Choice choice) {
        this.table = table;
        this.choice = choice;
        columns = new ArrayList<>(choice.columns().isEmpty() ? table.numericColumns() : choice.columns());
        columns.forEach(table::require);
        if (choice.time() != null) {
            columns.remove(table.require(choice.time()));
        }
        if (choice.regression()) {
            columns.remove(target());
        }
        if (columns.isEmpty()) {
            throw new CsvException("columns: expected at least one of numbers in " + table.name() + ", got none");
        }
    }

    /** How many rows will be fed. */
    public long rows() {
        return Math.min(choice.rows(), table.rows());
    }

    /** Gives all records, in order; {@code rowEnd} is called after each row. */
    public void forEach(Consumer<FeedRecord> records, Runnable rowEnd) {
        if (choice.regression()) {
            regression(records, rowEnd);
        } else {
            series(records, rowEnd);
        }
    }

    private void series(Consumer<FeedRecord> records, Runnable rowEnd) {
        table.forEach(choice.rows(), row -> {
            Long time = time(row);
            for (String column : columns) {
                double value = row.number(column);
                OptionalDouble given = Double.isNaN(value) ? OptionalDouble.empty() : OptionalDouble.of(value);
                byte[] json = writer.series(new Arrival.Observation(null, new double[0], given));
                records.accept(new FeedRecord(false, seriesName(column), json, time));
            }
            rowEnd.run();
        });
    }

    private void regression(Consumer<FeedRecord> records, Runnable rowEnd) {
        String series = choice.series() == null ? table.name() : choice.series();
        ArrayDeque<Late> late = new ArrayDeque<>();
        Long[] lastTime = {null};
        long[] number = {0};
        table.forEach(choice.rows(), row -> {
            Long time = time(row);
            lastTime[0] = time;
            String id = Long.toString(number[0]++);
            double[] x =
                    columns.stream().mapToDouble(column -> present(row, column)).toArray();
            double label = present(row, target());
            OptionalDouble at = choice.labelDelay() == 0 ? OptionalDouble.of(label) : OptionalDouble.empty();
            records.accept(new FeedRecord(false, series, writer.regression(new Arrival.Observation(id, x, at)), time));
            if (choice.labelDelay() > 0) {
                late.addLast(new Late(id, label));
            }
            if (late.size() > choice.labelDelay()) {
                records.accept(label(series, late.removeFirst(), time));
            }
            rowEnd.run();
        });
        late.forEach(last -> records.accept(label(series, last, lastTime[0])));
    }

    private FeedRecord label(String series, Late late, Long time) {
        return new FeedRecord(true, series, writer.regression(new Arrival.Label(late.id, late.label)), time);
    }

    private String seriesName(String column) {
        String name = choice.series() == null ? table.name() : choice.series();
        return columns.size() == 1 ? name : name + "." + column;
    }

    private String target() {
        if (choice.target() != null) {
            return table.require(choice.target());
        }
        List<String> numeric = table.numericColumns();
        if (numeric.isEmpty()) {
            throw new CsvException("columns: expected at least one of numbers in " + table.name() + ", got none");
        }
        return numeric.get(numeric.size() - 1);
    }

    private Long time(CsvTable.Row row) {
        return choice.time() == null ? null : Times.parse(row.text(choice.time()), row.place());
    }

    private static double present(CsvTable.Row row, String column) {
        double number = row.number(column);
        if (Double.isNaN(number)) {
            throw new CsvException(row.place() + ", column '" + column + "': expected a number, got nothing");
        }
        return number;
    }
}

package io.spindrift.produce;

import io.spindrift.csv.CsvException;
import io.spindrift.csv.CsvSummary;
import io.spindrift.csv.CsvTable;
import io.spindrift.event.InputRecord;
import io.spindrift.json.InputRecordWriter;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;

/**
 * Turns the rows of a file into records. In series mode each chosen column is a series, and each of its fields a value. In
 * regression mode the file is one series and the target column is the label, which follows its row after a number of further
 * rows.
 */
public final class CsvRecords {
    private final CsvTable table;
    private final Choice choice;
    private final List<String> columns;
    private final String target;
    private final InputRecordWriter writer = new InputRecordWriter();

    /**
     * The part of a file that is produced, and how.
     *
     * @param regression whether the records are for regression mode
     * @param series the name of the series, or null for that of the file
     * @param columns the columns to use; empty for all columns of numbers
     * @param target regression mode: the column of the label; null for the last column of numbers
     * @param labelDelay regression mode: the number of rows after which a label follows; 0 if it is in its observation
     * @param fromRow the first row, counted from 1
     * @param rows the maximum number of rows
     */
    public record Choice(
            boolean regression,
            String series,
            List<String> columns,
            String target,
            int labelDelay,
            long fromRow,
            long rows) {

        public Choice {
            if (fromRow < 1) {
                throw new CsvException(
                        "--from-row: expected at least 1, the first row below the header, got " + fromRow);
            }
            if (labelDelay < 0) {
                throw new CsvException("--label-delay: expected at least 0, got " + labelDelay);
            }
            if (rows < 1) {
                throw new CsvException("--rows: expected at least 1, got " + rows);
            }
        }

        /** Returns the number after that of the last row. */
        private long end() {
            return rows > Long.MAX_VALUE - fromRow ? Long.MAX_VALUE : fromRow + rows;
        }
    }

    /** Receives the records of a row. */
    public interface RowConsumer {
        /**
         * @param row the number of the row, from 1; labels after the last row have the number of that row
         * @param records its records, in order
         */
        void accept(long row, List<ProducedRecord> records);
    }

    private record LateLabel(String id, double label) {}

    /** Checks everything that will be produced. */
    public CsvRecords(CsvTable table, Choice choice) {
        this.table = table;
        this.choice = choice;
        columns = new ArrayList<>(choice.columns().isEmpty() ? table.numericColumns() : choice.columns());
        columns.forEach(table::requireNumbers);
        if (table.timesAreNamed()) {
            columns.remove(table.timeColumn());
            table.requireTimesOfRecords();
        }
        target = choice.regression() ? target() : null;
        columns.remove(target);
        if (columns.isEmpty()) {
            throw new CsvException("columns: expected at least one of numbers in " + table.name()
                    + (choice.regression() ? " in addition to the label '" + target + "'" : "") + ", got none");
        }
        if (choice.regression()) {
            columns.forEach(table::requirePresent);
            table.requirePresent(target);
        }
        table.requireTimeOrder("records would be sent backwards");
        long last = table.rows() + (labelsFollow() ? 1 : 0);
        if (choice.fromRow() > last) {
            throw new CsvException(
                    "--from-row: expected a row of the file, 1 to " + last + ", got " + choice.fromRow());
        }
    }

    /** Returns whether the records are for regression mode. */
    public boolean isRegression() {
        return choice.regression();
    }

    /** Returns the number of the first row that is produced. */
    public long fromRow() {
        return choice.fromRow();
    }

    /** Returns the number of rows that will be produced. */
    public long rows() {
        return Math.min(choice.rows(), table.rows() - choice.fromRow() + 1);
    }

    /** Returns the number of rows of the file. */
    public long rowsOfFile() {
        return table.rows();
    }

    /**
     * Returns whether labels follow the last row of the file. They can be sent with --from-row and the number after the last
     * row.
     */
    boolean labelsFollow() {
        return choice.regression() && choice.labelDelay() > 0 && choice.end() > table.rows();
    }

    /** Returns a summary of the file and of how it is used. */
    public CsvSummary summary() {
        List<String> taken = new ArrayList<>(columns);
        if (target != null) {
            taken.add(target);
        }
        CsvSummary summary = table.summary(taken);
        return table.hasTimes() && !table.timesAreNamed()
                ? summary.noting("records get the time at which they are sent; --time " + quoted(table.timeColumn())
                        + " gives them these times")
                : summary;
    }

    private static String quoted(String column) {
        return column.contains(" ") ? "'" + column + "'" : column;
    }

    /** Passes the records of all rows to a consumer, in order. */
    public void forEach(RowConsumer consumer) {
        if (choice.regression()) {
            regression(consumer);
        } else {
            series(consumer);
        }
    }

    private void series(RowConsumer consumer) {
        long[] number = {0};
        table.forEach(choice.end() - 1, row -> {
            if (++number[0] < choice.fromRow()) {
                return;
            }
            Long time = time(row);
            List<ProducedRecord> records = new ArrayList<>();
            for (String column : columns) {
                double value = row.number(column);
                OptionalDouble given = Double.isNaN(value) ? OptionalDouble.empty() : OptionalDouble.of(value);
                byte[] json = writer.series(new InputRecord.Observation(null, new double[0], given));
                records.add(new ProducedRecord(false, seriesName(column), json, time));
            }
            consumer.accept(number[0], records);
        });
    }

    /**
     * Labels of rows before the first one that is produced follow as well, if they come after it. So an interrupted run can
     * continue as if it had not been interrupted. If rows are left out at the end of the file, their labels are left out too.
     */
    private void regression(RowConsumer consumer) {
        String series = choice.series() == null ? table.name() : choice.series();
        ArrayDeque<LateLabel> late = new ArrayDeque<>();
        Long[] lastTime = {null};
        long[] number = {0};
        table.forEach(choice.end() - 1, row -> {
            number[0]++;
            if (number[0] < choice.fromRow() - choice.labelDelay()) {
                return;
            }
            String id = Long.toString(number[0] - 1);
            double label = row.number(target);
            if (choice.labelDelay() > 0) {
                late.addLast(new LateLabel(id, label));
            }
            lastTime[0] = time(row);
            if (number[0] >= choice.fromRow()) {
                List<ProducedRecord> records = new ArrayList<>();
                records.add(observation(series, id, row, lastTime[0]));
                if (late.size() > choice.labelDelay()) {
                    records.add(label(series, late.removeFirst(), lastTime[0]));
                }
                consumer.accept(number[0], records);
            }
        });
        if (labelsFollow() && !late.isEmpty()) {
            consumer.accept(
                    number[0],
                    late.stream().map(last -> label(series, last, lastTime[0])).toList());
        }
    }

    private ProducedRecord observation(String series, String id, CsvTable.Row row, Long time) {
        double[] x = columns.stream().mapToDouble(row::number).toArray();
        OptionalDouble label =
                choice.labelDelay() == 0 ? OptionalDouble.of(row.number(target)) : OptionalDouble.empty();
        return new ProducedRecord(false, series, writer.regression(new InputRecord.Observation(id, x, label)), time);
    }

    private ProducedRecord label(String series, LateLabel late, Long time) {
        return new ProducedRecord(true, series, writer.regression(new InputRecord.Label(late.id, late.label)), time);
    }

    /** A series has the name of the file only if no other column of the file could be a series. */
    private String seriesName(String column) {
        String name = choice.series() == null ? table.name() : choice.series();
        boolean single = choice.columns().isEmpty() ? table.valueColumns() <= 1 : columns.size() == 1;
        return single ? name : name + "." + column;
    }

    private String target() {
        if (choice.target() != null) {
            return table.requireNumbers(choice.target());
        }
        List<String> numeric = table.numericColumns();
        return numeric.get(numeric.size() - 1);
    }

    private Long time(CsvTable.Row row) {
        return table.timesAreNamed() ? row.time() : null;
    }
}

package io.spindrift.produce;

import io.spindrift.csv.CsvException;
import io.spindrift.csv.CsvSummary;
import io.spindrift.csv.CsvTable;
import io.spindrift.event.InputRecord;
import io.spindrift.json.OutputWriter;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;

/**
 * Turns the rows of a file into records. Series mode: each chosen column is a series, each of its fields a value. Regression
 * feed: the file is one series, the target column the label, which follows its row after a number of further rows.
 */
public final class CsvRecords {
    private final CsvTable table;
    private final Choice choice;
    private final List<String> columns;
    private final String target;
    private final OutputWriter writer = new OutputWriter();

    /**
     * What of a file is produced, and how.
     *
     * @param regression whether the file is for the regression mode
     * @param series name of the series, or null for that of the file
     * @param columns the columns to use; empty for all that are numbers
     * @param target regression mode: the column of the label; null for the last of those that are numbers
     * @param labelDelay regression mode: how many rows later a label follows; 0 for within its observation
     * @param fromRow the first row, counted from 1
     * @param rows the most rows
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

        /** The row behind the last. */
        private long end() {
            return rows > Long.MAX_VALUE - fromRow ? Long.MAX_VALUE : fromRow + rows;
        }
    }

    /** Takes the records of a row. */
    public interface RowConsumer {
        /**
         * @param row its number, from 1; labels that follow the last row have the number of that
         * @param records of it, in order
         */
        void accept(long row, List<ProducedRecord> records);
    }

    private record LateLabel(String id, double label) {}

    /** Checks all that will be produced. */
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

    /** Whether they are for the regression mode. */
    public boolean isRegression() {
        return choice.regression();
    }

    /** The number of the first row that is produced. */
    public long fromRow() {
        return choice.fromRow();
    }

    /** How many rows will be produced. */
    public long rows() {
        return Math.min(choice.rows(), table.rows() - choice.fromRow() + 1);
    }

    /** How many rows the file has. */
    public long rowsOfFile() {
        return table.rows();
    }

    /** Whether labels follow the last row of the file; they can be sent from the row behind it on. */
    boolean labelsFollow() {
        return choice.regression() && choice.labelDelay() > 0 && choice.end() > table.rows();
    }

    /** What is in the file, and what of it is produced. */
    public CsvSummary summary() {
        List<String> taken = new ArrayList<>(columns);
        if (target != null) {
            taken.add(target);
        }
        CsvSummary summary = table.summary(taken);
        return table.hasTimes() && !table.timesAreNamed()
                ? summary.noting("records get the time of sending; --time " + quoted(table.timeColumn())
                        + " gives them these times")
                : summary;
    }

    private static String quoted(String column) {
        return column.contains(" ") ? "'" + column + "'" : column;
    }

    /** Gives the records of all rows, in order. */
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
     * Labels of rows before the first that is produced follow as well, if they would have come behind it: what was interrupted
     * goes on as if it had not been. Where rows are left out at the end of the file, their labels are too.
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

    /** A series is named by the file alone only if no other column of the file could be one. */
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

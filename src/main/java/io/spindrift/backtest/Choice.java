package io.spindrift.backtest;

import io.spindrift.csv.CsvException;
import io.spindrift.csv.CsvTable;
import java.util.ArrayList;
import java.util.List;

/**
 * What of a file is forecast.
 *
 * @param regression whether one column is the label and others the regressors, or each column is a series
 * @param target regression: the column of the label; null for the last of those that are numbers
 * @param columns regressors, or series; empty for all that are numbers (series feed: the last of them)
 * @param time the column of the times of rows; null for the first that has dates, if any
 * @param rows how many rows are run, at least 1; figures that concern the whole file are of all its rows
 */
public record Choice(boolean regression, String target, List<String> columns, String time, long rows) {

    public Choice {
        if (rows < 1) {
            throw new CsvException("rows: expected at least 1, got " + rows);
        }
    }

    /** The series of a file that were chosen; one in the regression feed. */
    public List<Data> read(CsvTable table) {
        return regression ? List.of(regression(table)) : series(table);
    }

    private Data regression(CsvTable table) {
        List<String> numeric = table.numericColumns();
        if (numeric.size() < 2 && target == null) {
            throw new CsvException(
                    "columns: expected at least two of numbers in " + table.name() + ", got " + numeric.size());
        }
        String label = target == null ? numeric.get(numeric.size() - 1) : table.require(target);
        List<String> inputs = new ArrayList<>(columns.isEmpty() ? numeric : columns);
        inputs.forEach(table::require);
        inputs.remove(label);
        if (inputs.isEmpty()) {
            throw new CsvException("columns: expected at least one beside the target '" + label + "', got none");
        }
        List<double[]> x = new ArrayList<>();
        List<Double> d = new ArrayList<>();
        Moments moments = Moments.of(table, time);
        table.forEach(Long.MAX_VALUE, row -> {
            moments.add(row);
            x.add(inputs.stream().mapToDouble(column -> present(row, column)).toArray());
            d.add(present(row, label));
        });
        if (d.isEmpty()) {
            throw new CsvException("file " + table.name() + ": expected rows, got none");
        }
        return Data.of(table.name(), moments.times(), x.toArray(double[][]::new), numbers(d));
    }

    private List<Data> series(CsvTable table) {
        List<String> chosen = columns;
        if (target != null) {
            chosen = List.of(target);
        } else if (chosen.isEmpty()) {
            List<String> numeric = table.numericColumns();
            if (numeric.isEmpty()) {
                throw new CsvException("columns: expected at least one of numbers in " + table.name() + ", got none");
            }
            chosen = numeric.subList(numeric.size() - 1, numeric.size());
        }
        List<Data> all = new ArrayList<>();
        for (String column : chosen) {
            table.require(column);
            List<Double> values = new ArrayList<>();
            Moments moments = Moments.of(table, time);
            table.forEach(Long.MAX_VALUE, row -> {
                moments.add(row);
                values.add(row.number(column));
            });
            String name = chosen.size() == 1 ? table.name() : table.name() + "." + column;
            if (values.isEmpty()) {
                throw new CsvException("file " + table.name() + ": expected rows, got none");
            }
            all.add(Data.of(name, moments.times(), new double[values.size()][0], numbers(values)));
        }
        return all;
    }

    private static double present(CsvTable.Row row, String column) {
        double number = row.number(column);
        if (Double.isNaN(number)) {
            throw new CsvException(row.place() + ", column '" + column + "': expected a number, got nothing");
        }
        return number;
    }

    private static double[] numbers(List<Double> list) {
        return list.stream().mapToDouble(Double::doubleValue).toArray();
    }
}

package io.spindrift.backtest;

import io.spindrift.csv.CsvException;
import io.spindrift.csv.CsvTable;
import java.util.ArrayList;
import java.util.List;

/**
 * The columns and rows of a file that are used.
 *
 * @param regression whether one column is the label and others are the regressors; otherwise each column is a series
 * @param target regression mode: the column of the label; null for the last numeric column
 * @param columns regressors or series; empty for all numeric columns (series mode: the last numeric column)
 * @param rows number of rows that are run, at least 1; figures about the whole file include all its rows
 */
public record ColumnSelection(boolean regression, String target, List<String> columns, long rows) {

    public ColumnSelection {
        if (rows < 1) {
            throw new CsvException("rows: expected at least 1, got " + rows);
        }
    }

    /** Reads the chosen series of a file; one in the regression mode. */
    public List<Data> read(CsvTable table) {
        table.requireTimeOrder("models would learn them backwards");
        return regression ? List.of(regression(table)) : series(table);
    }

    /** Returns the columns that are read: series, or regressors followed by the label. */
    public List<String> columnsRead(CsvTable table) {
        if (!regression) {
            return seriesColumns(table);
        }
        List<String> columnsRead = new ArrayList<>(inputs(table));
        columnsRead.add(label(table));
        return columnsRead;
    }

    private Data regression(CsvTable table) {
        String label = label(table);
        List<String> inputs = inputs(table);
        inputs.forEach(table::requirePresent);
        table.requirePresent(label);
        List<double[]> x = new ArrayList<>();
        List<Double> d = new ArrayList<>();
        RowTimestamps timestamps = new RowTimestamps(table);
        table.forEach(Long.MAX_VALUE, row -> {
            timestamps.add(row);
            x.add(inputs.stream().mapToDouble(row::number).toArray());
            d.add(row.number(label));
        });
        return Data.of(table.name(), timestamps.times(), x.toArray(double[][]::new), numbers(d));
    }

    private String label(CsvTable table) {
        List<String> numeric = target == null ? table.numericColumns() : List.of(table.requireNumbers(target));
        return numeric.get(numeric.size() - 1);
    }

    private List<String> inputs(CsvTable table) {
        String label = label(table);
        List<String> inputs = new ArrayList<>(columns.isEmpty() ? table.numericColumns() : columns);
        inputs.forEach(table::requireNumbers);
        inputs.remove(label);
        if (inputs.isEmpty()) {
            throw new CsvException(
                    "columns: expected at least one in addition to the target '" + label + "', got none");
        }
        return inputs;
    }

    private List<String> seriesColumns(CsvTable table) {
        if (target != null) {
            return List.of(table.requireNumbers(target));
        }
        if (!columns.isEmpty()) {
            columns.forEach(table::requireNumbers);
            return columns;
        }
        List<String> numeric = table.numericColumns();
        return numeric.subList(numeric.size() - 1, numeric.size());
    }

    private List<Data> series(CsvTable table) {
        List<String> chosen = seriesColumns(table);
        List<List<Double>> values = new ArrayList<>();
        chosen.forEach(column -> values.add(new ArrayList<>()));
        RowTimestamps timestamps = new RowTimestamps(table);
        table.forEach(Long.MAX_VALUE, row -> {
            timestamps.add(row);
            for (int i = 0; i < chosen.size(); i++) {
                values.get(i).add(row.number(chosen.get(i)));
            }
        });
        List<Data> all = new ArrayList<>();
        for (int i = 0; i < chosen.size(); i++) {
            String name = chosen.size() == 1 ? table.name() : table.name() + "." + chosen.get(i);
            double[] d = numbers(values.get(i));
            all.add(Data.of(name, timestamps.times(), new double[d.length][0], d));
        }
        return all;
    }

    private static double[] numbers(List<Double> list) {
        return list.stream().mapToDouble(Double::doubleValue).toArray();
    }
}

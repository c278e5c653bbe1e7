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
 * @param columns regressors, or series; empty for all that are numbers (series mode: the last of them)
 * @param rows how many rows are run, at least 1; figures that concern the whole file are of all its rows
 */
public record ColumnSelection(boolean regression, String target, List<String> columns, long rows) {

    public ColumnSelection {
        if (rows < 1) {
            throw new CsvException("rows: expected at least 1, got " + rows);
        }
    }

    /** The series of a file that were chosen; one in the regression mode. */
    public List<Data> read(CsvTable table) {
        table.requireTimeOrder("models would learn them backwards");
        return regression ? List.of(regression(table)) : series(table);
    }

    /** The columns of a file that are read: series, or regressors and then the label. */
    public List<String> taken(CsvTable table) {
        if (!regression) {
            return seriesColumns(table);
        }
        List<String> taken = new ArrayList<>(inputs(table));
        taken.add(label(table));
        return taken;
    }

    private Data regression(CsvTable table) {
        String label = label(table);
        List<String> inputs = inputs(table);
        inputs.forEach(table::requirePresent);
        table.requirePresent(label);
        List<double[]> x = new ArrayList<>();
        List<Double> d = new ArrayList<>();
        RowTimestamps moments = new RowTimestamps(table);
        table.forEach(Long.MAX_VALUE, row -> {
            moments.add(row);
            x.add(inputs.stream().mapToDouble(row::number).toArray());
            d.add(row.number(label));
        });
        return Data.of(table.name(), moments.times(), x.toArray(double[][]::new), numbers(d));
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
        RowTimestamps moments = new RowTimestamps(table);
        table.forEach(Long.MAX_VALUE, row -> {
            moments.add(row);
            for (int i = 0; i < chosen.size(); i++) {
                values.get(i).add(row.number(chosen.get(i)));
            }
        });
        List<Data> all = new ArrayList<>();
        for (int i = 0; i < chosen.size(); i++) {
            String name = chosen.size() == 1 ? table.name() : table.name() + "." + chosen.get(i);
            double[] d = numbers(values.get(i));
            all.add(Data.of(name, moments.times(), new double[d.length][0], d));
        }
        return all;
    }

    private static double[] numbers(List<Double> list) {
        return list.stream().mapToDouble(Double::doubleValue).toArray();
    }
}

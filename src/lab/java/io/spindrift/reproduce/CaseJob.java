package io.spindrift.reproduce;

import io.spindrift.backtest.ColumnSelection;
import io.spindrift.backtest.Data;
import io.spindrift.csv.CsvTable;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Models over a file whose values are partly impossible, and over the same without those.
 *
 * @param file of one column
 */
record CaseJob(Path file) implements Job<CaseJob.Found> {
    static final List<String> MODELS = List.of("naive", "rls", SeriesJob.BLEND_LINEAR, SeriesJob.BLEND);

    /** From which row on labels count, the impossible ones left out. */
    static final int FROM = 50;

    private static final double IMPOSSIBLE = 50;
    private static final double CLOSE_SHARE = 0.75;

    /**
     * The result.
     *
     * @param impossible number of impossible values
     * @param errors mean absolute errors at horizon 1 by model
     * @param clean the same without the impossible values, each replaced by the one before
     */
    record Found(int impossible, Map<String, Double> errors, Map<String, Double> clean) {}

    @Override
    public Found run() {
        Data data = new ColumnSelection(false, null, List.of(), Long.MAX_VALUE)
                .read(CsvTable.open(file))
                .get(0);
        double[] values = data.d();
        boolean[] impossible = impossible(values);
        double[] replaced = values.clone();
        int count = 0;
        for (int row = 1; row < values.length; row++) {
            replaced[row] = impossible[row] ? replaced[row - 1] : values[row];
            count += impossible[row] ? 1 : 0;
        }
        LabelErrors.Selection possible = (origin, label) -> label >= FROM && !impossible[label];
        Map<String, Double> errors = new LinkedHashMap<>();
        Map<String, Double> clean = new LinkedHashMap<>();
        for (String model : MODELS) {
            errors.put(model, LabelErrors.of(data, model).meanSize(1, possible));
            clean.put(model, LabelErrors.of(data.withValues(replaced), model).meanSize(1, possible));
        }
        return new Found(count, errors, clean);
    }

    /** Values that are more than 50 times as far from the median as the mean of the closest three quarters. */
    private static boolean[] impossible(double[] values) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        double median = sorted[sorted.length / 2];
        double[] distances =
                Arrays.stream(values).map(value -> Math.abs(value - median)).toArray();
        double[] ascending = distances.clone();
        Arrays.sort(ascending);
        double usual = Arrays.stream(ascending, 0, (int) (CLOSE_SHARE * ascending.length))
                .average()
                .orElse(0);
        boolean[] impossible = new boolean[values.length];
        for (int row = 0; row < values.length; row++) {
            impossible[row] = distances[row] > IMPOSSIBLE * usual;
        }
        return impossible;
    }
}

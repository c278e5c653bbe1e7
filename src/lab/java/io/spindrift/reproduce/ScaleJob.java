package io.spindrift.reproduce;

import io.spindrift.backtest.Data;
import io.spindrift.csv.CsvTable;
import java.nio.file.Path;

/**
 * The variance of a target mapped onto [−1, 1] by the whole file.
 *
 * @param file of a regression problem
 */
public record ScaleJob(Path file) implements Job<Double> {
    @Override
    public Double run() {
        return mapped(file).variance();
    }

    /** The rows of a regression problem, scaled by the whole file. */
    public static Data mapped(Path file) {
        return BacktestJob.REGRESSION.read(CsvTable.open(file)).get(0).scaledByFile();
    }
}

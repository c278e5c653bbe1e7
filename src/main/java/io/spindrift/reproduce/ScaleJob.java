package io.spindrift.reproduce;

import io.spindrift.backtest.Choice;
import io.spindrift.csv.CsvTable;
import java.nio.file.Path;
import java.util.List;

/**
 * The variance of a target mapped onto [−1, 1] by the whole file.
 *
 * @param file of a regression problem
 */
public record ScaleJob(Path file) implements Job<Double> {
    @Override
    public Double run() {
        return new Choice(true, null, List.of(), null, Long.MAX_VALUE)
                .read(CsvTable.open(file))
                .get(0)
                .scaledByFile()
                .variance();
    }
}

package io.spindrift.cli;

import java.util.List;
import picocli.CommandLine.Option;

/** What of a CSV file is used. */
@Section("The file")
class RowOptions extends FileOptions {
    @Option(
            names = "--columns",
            split = ",",
            paramLabel = "A,B",
            description = "Columns to use: regressors, or in the series mode a series each; if not given all that are "
                    + "numbers (backtest of series: the last).")
    private List<String> columns = List.of();

    @Option(
            names = "--target",
            paramLabel = "COLUMN",
            description = "Regression mode: the column of the label; the last that is a number if not given.")
    private String target;

    @Option(
            names = "--label-delay",
            paramLabel = "K",
            defaultValue = "0",
            description = "Regression mode: how many rows later a label follows its observation; 0 for within it.")
    private int labelDelay;

    @Option(names = "--rows", paramLabel = "N", description = "The most rows; all if not given.")
    private long rows = Long.MAX_VALUE;

    final List<String> columns() {
        return columns;
    }

    final String target() {
        return target;
    }

    final int labelDelay() {
        return labelDelay;
    }

    final long rows() {
        return rows;
    }
}

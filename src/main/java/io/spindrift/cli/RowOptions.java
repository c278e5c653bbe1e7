package io.spindrift.cli;

import java.util.List;
import picocli.CommandLine.Option;

/** The part of a CSV file that is used. */
class RowOptions {
    static final String HEADING = "%nThe file:%n";

    @Option(
            names = "--columns",
            split = ",",
            paramLabel = "A,B",
            description =
                    "Columns to use: the features, or in series mode one series each. Default: all columns of numbers "
                            + "(backtest of series: the last).")
    private List<String> columns = List.of();

    @Option(
            names = "--target",
            paramLabel = "COLUMN",
            description = "Regression mode: column of the label. Default: the last column of numbers.")
    private String target;

    @Option(
            names = "--label-delay",
            paramLabel = "K",
            description =
                    "Regression mode: number of rows after which a label follows its observation; 0 if both are in one "
                            + "record.")
    private int labelDelay;

    @Option(names = "--rows", paramLabel = "N", description = "Maximum number of rows. Default: all.")
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

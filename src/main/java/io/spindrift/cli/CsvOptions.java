package io.spindrift.cli;

import io.spindrift.produce.CsvRecords;
import picocli.CommandLine.Option;

/** The part of a CSV file that is produced, and how. */
final class CsvOptions extends RowOptions {
    @Option(names = "--series", paramLabel = "NAME", description = "Name of the series. Default: that of the file.")
    private String series;

    @Option(
            names = "--from-row",
            paramLabel = "N",
            description = "First row. Default: 1. Rows are counted from 1, the first below the header, after "
                    + "sorting, without comments and units.")
    private long fromRow = 1;

    CsvRecords.Choice choice(boolean regression) {
        return new CsvRecords.Choice(regression, series, columns(), target(), labelDelay(), fromRow, rows());
    }
}

package io.spindrift.cli;

import io.spindrift.produce.CsvRecords;
import picocli.CommandLine.Option;

/** What of a CSV file is produced, and how. */
@Section("The file")
final class CsvOptions extends RowOptions {
    @Option(names = "--series", paramLabel = "NAME", description = "Name of the series; that of the file if not given.")
    private String series;

    @Option(
            names = "--from-row",
            paramLabel = "N",
            defaultValue = "1",
            description =
                    "The first row; ${DEFAULT-VALUE} if not given. Rows are counted from 1, the first below the header, "
                            + "after sorting, without comments and units.")
    private long fromRow;

    CsvRecords.Choice choice(boolean regression) {
        return new CsvRecords.Choice(regression, series, columns(), target(), labelDelay(), fromRow, rows());
    }
}

package io.spindrift.cli;

import io.spindrift.feed.CsvFeed;
import picocli.CommandLine.Option;

/** What of a CSV file is fed, and how. */
@Section("The file")
final class CsvOptions extends RowOptions {
    @Option(names = "--series", paramLabel = "NAME", description = "Name of the series; that of the file if not given.")
    private String series;

    @Option(
            names = "--time",
            paramLabel = "COLUMN",
            description = "Column of the records' time; the time of sending if not given.")
    private String time;

    CsvFeed.Choice choice(boolean regression) {
        return new CsvFeed.Choice(regression, series, columns(), target(), time, labelDelay(), rows());
    }
}

package io.spindrift.cli;

import io.spindrift.feed.CsvFeed;
import java.util.List;
import picocli.CommandLine.Option;

/** What of a CSV file is fed, and how. */
final class CsvOptions {
    @Option(names = "--series", paramLabel = "NAME", description = "Name of the series; that of the file if not given.")
    private String series;

    @Option(
            names = "--columns",
            split = ",",
            paramLabel = "A,B",
            description = "Columns to use; all that are numbers if not given.")
    private List<String> columns = List.of();

    @Option(
            names = "--target",
            paramLabel = "COLUMN",
            description = "Regression feed: the column of the label; the last that is a number if not given.")
    private String target;

    @Option(
            names = "--time",
            paramLabel = "COLUMN",
            description = "Column of the records' time; the time of sending if not given.")
    private String time;

    @Option(
            names = "--label-delay",
            paramLabel = "K",
            defaultValue = "0",
            description = "Regression feed: how many rows later a label follows its observation; 0 for within it.")
    private int labelDelay;

    @Option(names = "--rows", paramLabel = "N", description = "The most rows; all if not given.")
    private long rows = Long.MAX_VALUE;

    CsvFeed.Choice choice(boolean regression) {
        return new CsvFeed.Choice(regression, series, columns, target, time, labelDelay, rows);
    }
}

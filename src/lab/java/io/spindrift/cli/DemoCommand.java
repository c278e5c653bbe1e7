package io.spindrift.cli;

import io.spindrift.csv.CsvTable;
import io.spindrift.demo.Demo;
import io.spindrift.demo.DemoReport;
import io.spindrift.produce.CsvRecords;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code make demo}: runs everything on one machine. */
@Command(
        name = "demo",
        description =
                "Demonstrates Spindrift on this machine: it starts a broker in this process, produces this machine's own "
                        + "metrics and those of a simulated robot arm, runs an application with a page for each, and shows a "
                        + "table of their forecasts.",
        mixinStandardHelpOptions = true,
        footer = {
            "",
            "Examples:",
            "  make demo",
            "  make demo ARGS=\"--seconds 40\"",
            "  make demo ARGS=\"--csv load.csv --rate 50\"",
            "",
            "See also: spindrift backtest, spindrift run; docs/files.md, docs/first-ten-minutes.md"
        })
final class DemoCommand implements Callable<Integer> {
    /** The input mode of the file. */
    enum InputMode {
        SERIES,
        REGRESSION
    }

    @Option(names = "--seconds", paramLabel = "N", description = "How long to run, in seconds. Default: until Ctrl-C.")
    private long seconds;

    @Mixin
    private Output output;

    @Option(names = "--headless", description = "Print only the summary.")
    private boolean headless;

    @ArgGroup(validate = false, heading = JsonOption.HEADING)
    private JsonOption json = new JsonOption();

    @Option(names = "--csv", paramLabel = "FILE", description = "Replay a CSV file instead.")
    private Path csv;

    @Option(
            names = "--input-mode",
            paramLabel = "MODE",
            defaultValue = "series",
            description = "How the file is read: series or regression. Default: ${DEFAULT-VALUE}.")
    private InputMode inputMode;

    @Option(
            names = "--rate",
            paramLabel = "R",
            defaultValue = "20",
            description = "Rows of the file per second. Default: ${DEFAULT-VALUE}.")
    private double rate;

    @Option(
            names = "--port",
            paramLabel = "N",
            description =
                    "Port of the first page; the second page has the next port. Default: 8080 and 8081, or free ports if these "
                            + "are in use.")
    private Integer port;

    @ArgGroup(validate = false, heading = RowOptions.HEADING)
    private CsvOptions rows = new CsvOptions();

    @ArgGroup(validate = false, heading = FileOptions.HEADING)
    private FileOptions format = new FileOptions();

    /** Returns the records of the file after printing its summary, or null without a file. */
    private CsvRecords file() {
        if (csv == null) {
            return null;
        }
        CsvRecords file =
                new CsvRecords(CsvTable.open(csv, format.format()), rows.choice(inputMode == InputMode.REGRESSION));
        output.note(file.summary().lines());
        return file;
    }

    @Override
    public Integer call() throws InterruptedException, IOException {
        Demo.Options options = new Demo.Options(seconds, headless, file(), rate, port);
        DemoReport report = new Demo(options, json.alone() ? Output.nowhere() : output.screen(headless)).run();
        json.write(report, output);
        return 0;
    }
}

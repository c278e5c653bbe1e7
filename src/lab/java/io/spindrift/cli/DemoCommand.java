package io.spindrift.cli;

import io.spindrift.csv.CsvTable;
import io.spindrift.demo.Demo;
import io.spindrift.demo.DemoReport;
import io.spindrift.produce.CsvRecords;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code make demo}: everything on one machine. */
@Command(
        name = "demo",
        description =
                "Shows it all on this machine: a broker in this process, this machine's own metrics and a simulated robot "
                        + "arm as input, an application for each with a page of its own, and a table of their forecasts.",
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
    /** How a file is read. */
    enum InputMode {
        SERIES,
        REGRESSION
    }

    @Option(names = "--seconds", paramLabel = "N", description = "How long; until Ctrl-C if not given.")
    private long seconds;

    @Mixin
    private Output output;

    @Option(names = "--headless", description = "Print the summary alone.")
    private boolean headless;

    @Mixin
    private JsonOption json;

    @Option(names = "--csv", paramLabel = "FILE", description = "Replay a file instead.")
    @Section("The file")
    private Path csv;

    @Option(
            names = "--input-mode",
            paramLabel = "MODE",
            defaultValue = "series",
            description = "How the file is read: series or regression; ${DEFAULT-VALUE} if not given.")
    @Section("The file")
    private InputMode inputMode;

    @Option(
            names = "--rate",
            paramLabel = "R",
            defaultValue = "20",
            description = "Rows of the file a second; ${DEFAULT-VALUE} if not given.")
    @Section("The file")
    private double rate;

    @Option(
            names = "--port",
            paramLabel = "N",
            description =
                    "Port of the first page, the second has the next one; 8080 and 8081 if not given, or free ones where "
                            + "these are taken.")
    private Integer port;

    @Mixin
    private CsvOptions choice;

    /** The records of the file, or null without one; says what is in it. */
    private CsvRecords file() {
        if (csv == null) {
            return null;
        }
        CsvRecords file =
                new CsvRecords(CsvTable.open(csv, choice.format()), choice.choice(inputMode == InputMode.REGRESSION));
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

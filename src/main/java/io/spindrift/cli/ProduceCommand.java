package io.spindrift.cli;

import io.spindrift.config.Configuration;
import io.spindrift.config.ConfigurationException;
import io.spindrift.csv.CsvTable;
import io.spindrift.model.series.InputMode;
import io.spindrift.produce.CsvRecords;
import io.spindrift.produce.FileSender;
import io.spindrift.produce.ProduceSummary;
import io.spindrift.produce.Sender;
import io.spindrift.runtime.RequiredTopics;
import io.spindrift.runtime.RuntimeSettings;
import io.spindrift.terminal.NumberFormatter;
import io.spindrift.terminal.Progress;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code spindrift produce}: produces a file to the input topics. */
@Command(
        name = "produce",
        description = {
            "Produces the rows of a CSV file to the input topics. The whole file is checked first.",
            "In series mode (setting 'input.mode') each column of numbers is a series, FILE.COLUMN, or FILE if "
                    + "there is only one. In regression mode the file is one series, whose labels are a column. Ctrl-C "
                    + "ends the command; records that were produced remain, and --from-row continues after them. With "
                    + "--time, records have the times of the file, otherwise the time at which they are sent."
        },
        mixinStandardHelpOptions = true,
        footer = {
            "",
            "Examples:",
            "  spindrift produce --config app.properties --csv load.csv --time when",
            "  spindrift produce --config app.properties --csv load.csv --columns north,south --rate 20",
            "  spindrift produce --config app.properties --csv load.csv --from-row 121",
            "  spindrift produce --config app.properties --csv last.csv --time ts --time-format s --sort",
            "  spindrift produce --config arm.properties --csv arm.csv --target y --label-delay 5",
            "",
            "See also: spindrift topics, spindrift tail; docs/files.md, schemas/commands/produce.schema.json"
        })
final class ProduceCommand implements Callable<Integer> {
    @ArgGroup(validate = false, heading = SettingsOptions.HEADING)
    private SettingsOptions settings = new SettingsOptions();

    @Mixin
    private Output output;

    @Option(
            names = "--csv",
            paramLabel = "FILE",
            required = true,
            description = "The CSV file. A summary of its contents and of how they are used goes to standard error.")
    private Path csv;

    @ArgGroup(validate = false, heading = RowOptions.HEADING)
    private CsvOptions rows = new CsvOptions();

    @ArgGroup(validate = false, heading = FileOptions.HEADING)
    private FileOptions format = new FileOptions();

    @Option(names = "--rate", paramLabel = "R", description = "Rows per second. Default: no limit.")
    private double rate;

    @ArgGroup(validate = false, heading = JsonOption.HEADING)
    private JsonOption json = new JsonOption();

    @Override
    public Integer call() throws IOException {
        Configuration configuration = settings.configuration();
        RuntimeSettings runtime = configuration.runtime();
        boolean regression = runtime.processor().series().inputMode() == InputMode.REGRESSION;
        CsvRecords file = new CsvRecords(CsvTable.open(csv, format.format()), rows.choice(regression));
        output.note(file.summary().lines());
        String topic = topic(runtime);
        RequiredTopics.require(runtime, runtime.topics().inputs(List.of()));
        Progress progress = output.progress("rows", file.rows());
        ProduceSummary summary;
        try (Interrupt interrupt = new Interrupt();
                Sender sender = new Sender(
                        configuration.producer(),
                        topic,
                        runtime.topics().labels(),
                        runtime.processor().input().names().keys())) {
            summary = new FileSender(file, sender).sendAll(rate, rows -> {
                progress.show(rows);
                return !interrupt.asked();
            });
            progress.end(summary.rows());
            report(summary);
        }
        return summary.complete() ? 0 : RootCommand.INTERRUPTED;
    }

    private void report(ProduceSummary summary) throws IOException {
        Runnable text = () -> output.print((summary.complete() ? "produced " : "interrupted after ")
                + NumberFormatter.whole(summary.rows())
                + " rows of " + csv + ": " + NumberFormatter.whole(summary.observations()) + " observations and "
                + NumberFormatter.whole(summary.labels()) + " separate labels, of "
                + NumberFormatter.whole(summary.series())
                + " series" + (summary.nextRow() == null ? "" : "; continue with --from-row " + summary.nextRow()));
        json.print(text, summary, output);
    }

    /** Checks that the fields are those of the schemas, in which files are produced, and that the topic has a name. */
    private static String topic(RuntimeSettings runtime) {
        if (!runtime.processor().input().asInSchemas()) {
            throw new ConfigurationException(
                    "fields: expected those of the schemas, because files are produced as records with these fields, got "
                            + "others");
        }
        try {
            return runtime.topics().observations().first();
        } catch (IllegalArgumentException e) {
            throw new ConfigurationException(e.getMessage());
        }
    }
}

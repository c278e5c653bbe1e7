package io.spindrift.cli;

import io.spindrift.config.Configuration;
import io.spindrift.config.ConfigurationException;
import io.spindrift.csv.CsvTable;
import io.spindrift.feed.CsvFeed;
import io.spindrift.feed.FeedSummary;
import io.spindrift.feed.Sender;
import io.spindrift.model.series.FeedKind;
import io.spindrift.runtime.RuntimeSettings;
import io.spindrift.runtime.TopicsPresent;
import io.spindrift.terminal.Numbers;
import io.spindrift.terminal.Progress;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code spindrift feed}: a file into the input topics. */
@Command(
        name = "feed",
        description = {
            "Produces the rows of a CSV file to the input topics.",
            "In the series feed (setting 'feed') each column of numbers is a series, FILE.COLUMN, or FILE if there is "
                    + "one; in the regression feed the file is one series, whose labels are a column. Ctrl-C ends it; what was "
                    + "produced until then stays."
        },
        mixinStandardHelpOptions = true,
        footer = {
            "",
            "Examples:",
            "  spindrift feed --config app.properties --csv load.csv --time when",
            "  spindrift feed --config app.properties --csv load.csv --columns north,south --rate 20",
            "  spindrift feed --config arm.properties --csv arm.csv --target y --label-delay 5",
            "",
            "See also: spindrift topics, spindrift watch; schemas/commands/feed.schema.json"
        })
final class FeedCommand implements Callable<Integer> {
    @Mixin
    private SettingsOptions settings;

    @Mixin
    private Output output;

    @Option(
            names = "--csv",
            paramLabel = "FILE",
            required = true,
            description = "The file; its first line names columns.")
    @Section("The file")
    private Path csv;

    @Mixin
    private CsvOptions choice;

    @Option(names = "--rate", paramLabel = "R", description = "Rows a second; as fast as they are taken if not given.")
    private double rate;

    @Mixin
    private JsonOption json;

    @Override
    public Integer call() throws IOException {
        Configuration configuration = settings.configuration();
        RuntimeSettings runtime = configuration.runtime();
        boolean regression = runtime.processor().series().feed() == FeedKind.REGRESSION;
        CsvFeed feed = new CsvFeed(CsvTable.open(csv), choice.choice(regression));
        String topic = topic(runtime);
        TopicsPresent.require(runtime, runtime.topics().inputs(List.of()));
        Progress progress = output.progress("rows", feed.rows());
        FeedSummary summary;
        try (Interrupt interrupt = new Interrupt();
                Sender sender = new Sender(
                        configuration.producer(),
                        topic,
                        runtime.topics().labels(),
                        runtime.processor().input().names().keys())) {
            summary = sender.sendAll(feed, rate, rows -> {
                progress.show(rows);
                return !interrupt.asked();
            });
            progress.end(summary.rows());
            report(summary);
        }
        return summary.complete() ? 0 : Spindrift.INTERRUPTED;
    }

    private void report(FeedSummary summary) throws IOException {
        if (!json.alone()) {
            output.print((summary.complete() ? "fed " : "interrupted after ") + Numbers.whole(summary.rows())
                    + " rows of " + csv + ": " + Numbers.whole(summary.observations()) + " observations and "
                    + Numbers.whole(summary.labels()) + " labels of their own, of " + Numbers.whole(summary.series())
                    + " series");
        }
        json.write(summary, output);
    }

    /** What is fed is as the schemas say, and goes to a topic that has a name. */
    private static String topic(RuntimeSettings runtime) {
        if (!runtime.processor().input().asInSchemas()) {
            throw new ConfigurationException(
                    "fields: expected those of the schemas, since files are fed as records that have "
                            + "these, got others");
        }
        try {
            return runtime.topics().observations().first();
        } catch (IllegalArgumentException e) {
            throw new ConfigurationException(e.getMessage());
        }
    }
}

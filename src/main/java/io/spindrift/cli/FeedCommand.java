package io.spindrift.cli;

import io.spindrift.config.Configuration;
import io.spindrift.config.ConfigurationException;
import io.spindrift.csv.CsvTable;
import io.spindrift.feed.CsvFeed;
import io.spindrift.feed.Pace;
import io.spindrift.feed.Sender;
import io.spindrift.model.series.FeedKind;
import io.spindrift.runtime.RuntimeSettings;
import io.spindrift.runtime.TopicsPresent;
import io.spindrift.terminal.Progress;
import io.spindrift.terminal.Screen;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code spindrift feed}: a file into the input topics. */
@Command(
        name = "feed",
        description = "Produces the rows of a CSV file to the input topics.",
        mixinStandardHelpOptions = true)
final class FeedCommand implements Callable<Integer> {
    @Mixin
    private SettingsOptions settings;

    @Option(
            names = "--csv",
            paramLabel = "FILE",
            required = true,
            description = "The file; its first line names columns.")
    private Path csv;

    @Option(names = "--rate", paramLabel = "R", description = "Rows a second; as fast as they are taken if not given.")
    private double rate;

    @Mixin
    private CsvOptions choice;

    @Override
    public Integer call() {
        Configuration configuration = settings.configuration();
        RuntimeSettings runtime = configuration.runtime();
        boolean regression = runtime.processor().series().feed() == FeedKind.REGRESSION;
        CsvFeed feed = new CsvFeed(CsvTable.open(csv), choice.choice(regression));
        String topic = topic(runtime);
        TopicsPresent.require(runtime, runtime.topics().inputs(List.of()));
        Progress progress = new Progress(System.out, Screen.isTerminal(), "rows", feed.rows());
        Pace pace = new Pace(rate);
        long[] done = {0};
        try (Sender sender =
                new Sender(configuration.producer(), topic, runtime.topics().labels())) {
            feed.forEach(sender::send, () -> {
                progress.show(++done[0]);
                pace.await();
            });
            sender.flush();
        }
        progress.end(done[0]);
        return 0;
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

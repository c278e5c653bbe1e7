package io.spindrift.cli;

import io.spindrift.changelog.Changelog;
import io.spindrift.changelog.Import;
import io.spindrift.config.Configuration;
import io.spindrift.runtime.Application;
import io.spindrift.runtime.RuntimeSettings;
import io.spindrift.runtime.StartException;
import io.spindrift.runtime.Topics;
import io.spindrift.terminal.NumberFormatter;
import io.spindrift.topology.ForecastTopology;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code spindrift import}: gives learned states from a file to an application that has not been started. */
@Command(
        name = "import",
        description = "Gives exported states to an application that has not been started, under any application id and "
                + "number of partitions. Its first start restores them.",
        mixinStandardHelpOptions = true,
        footer = {
            "",
            "Examples:",
            "  spindrift import --config app.properties --set application.id=moved --from states",
            "",
            "See also: spindrift export, spindrift topics"
        })
final class ImportCommand implements Callable<Integer> {
    private static final List<String> ASSUMED = List.of(
            "warning: the file does not say which partitioner the producers use. The import assumes Kafka's "
                    + "default partitioner for Java (murmur2).",
            "With another partitioner (librdkafka needs partitioner=murmur2_random), records come to other "
                    + "partitions than their states, and series restart: docs/inputs.md, \"Which partition\".");

    @ArgGroup(validate = false, heading = SettingsOptions.HEADING)
    private SettingsOptions settings = new SettingsOptions();

    @Mixin
    private Output output;

    @Option(names = "--from", paramLabel = "FILE", required = true, description = "File to read.")
    private Path from;

    @Override
    public Integer call() throws IOException {
        Configuration configuration = settings.configuration();
        RuntimeSettings runtime = configuration.runtime();
        Import.Target target = new Import.Target(
                configuration.admin(),
                configuration.consumer(),
                configuration.producer(),
                Changelog.topic(configuration.applicationId(), ForecastTopology.MODELS),
                partitions(runtime),
                configuration.replicationFactor(),
                runtime.changelogConfig(),
                runtime.processor().input().names());
        Import imported = new Import(target);
        long series = imported.from(from);
        output.print("imported " + NumberFormatter.whole(series) + " series into application '"
                + configuration.applicationId() + "', " + target.partitions() + " partitions");
        if (imported.placementAssumed()) {
            output.note(ASSUMED);
        }
        return 0;
    }

    private static int partitions(RuntimeSettings runtime) {
        try (Topics topics = Application.topics(runtime)) {
            Map<String, Topics.Description> existing = topics.describe();
            return topics.inputs().stream()
                    .filter(existing::containsKey)
                    .map(existing::get)
                    .findFirst()
                    .orElseThrow(() ->
                            new StartException("topic '" + runtime.topics().observations()
                                    + "': expected to exist, because its partitions determine those of the states; create it first "
                                    + "(spindrift topics create)"))
                    .partitions();
        }
    }
}

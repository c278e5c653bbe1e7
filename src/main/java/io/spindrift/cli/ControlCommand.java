package io.spindrift.cli;

import io.spindrift.changelog.Changelog;
import io.spindrift.config.Configuration;
import io.spindrift.config.ConfigurationException;
import io.spindrift.event.Control;
import io.spindrift.event.SeriesNames;
import io.spindrift.produce.ControlRecord;
import io.spindrift.runtime.Application;
import io.spindrift.runtime.RequiredTopics;
import io.spindrift.runtime.RuntimeSettings;
import io.spindrift.runtime.Topics;
import io.spindrift.text.Printable;
import io.spindrift.topology.ForecastTopology;
import java.util.List;
import java.util.OptionalInt;
import java.util.concurrent.Callable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Sends a control with the key of a series. It takes effect in its order among the records of the series. */
abstract class ControlCommand implements Callable<Integer> {
    @ArgGroup(validate = false, heading = SettingsOptions.HEADING)
    private SettingsOptions settings = new SettingsOptions();

    @Mixin
    private Output output;

    @Option(names = "--series", paramLabel = "NAME", required = true, description = "Name of the series.")
    private String series;

    @Option(
            names = "--partition",
            paramLabel = "N",
            description = "Partition of the series. Default: the one in which the changelog has it.")
    private Integer partition;

    private final Control control;

    ControlCommand(Control control) {
        this.control = control;
    }

    @Override
    public final Integer call() {
        Configuration configuration = settings.configuration();
        RuntimeSettings runtime = configuration.runtime();
        SeriesNames names = runtime.processor().input().names();
        checked(names);
        String topic;
        int partitions;
        try (Topics topics = Application.topics(runtime)) {
            topic = topic(topics, runtime, names);
            partitions = topics.describe().get(topic).partitions();
        }
        OptionalInt known = known(configuration, names, partitions);
        int to = known.orElseGet(() -> assumed(names, partitions));
        ControlRecord.of(control, series, names, to).send(configuration.producer(), topic);
        output.print("sent: " + control.text() + " of series '" + Printable.of(series) + "' to partition " + to);
        if (known.isEmpty()) {
            output.note(List.of("warning: series '" + Printable.of(series)
                    + "' is not in the changelog: nothing of it has been committed, or the name is wrong. Partition "
                    + to
                    + " is where Kafka's default partitioner for Java (murmur2) puts its records. If your producers use "
                    + "another partitioner, send the control again with --partition N."));
        }
        return 0;
    }

    /** Returns the topic of the series' records; any input topic if the name does not determine it. */
    private String topic(Topics topics, RuntimeSettings runtime, SeriesNames names) {
        List<String> inputs = runtime.topics().observations().among(topics.inputs());
        String topic = names.topic(series).orElse(inputs.isEmpty() ? "" : inputs.get(0));
        if (!inputs.contains(topic)) {
            throw new ConfigurationException("--series: expected one of a topic of "
                    + runtime.topics().observations() + ", got '" + series + "'");
        }
        RequiredTopics.require(topics, List.of(topic));
        return topic;
    }

    /** Returns the given partition, or else the one that has the state; empty if nothing of the series has been committed. */
    private OptionalInt known(Configuration configuration, SeriesNames names, int partitions) {
        if (partition != null && (partition < 0 || partition >= partitions)) {
            throw new ConfigurationException("--partition: expected 0 to " + (partitions - 1) + ", got " + partition);
        }
        if (partition != null) {
            return OptionalInt.of(partition);
        }
        try (Changelog changelog =
                new Changelog(configuration.consumer(), configuration.applicationId(), ForecastTopology.MODELS)) {
            return changelog.exists() ? changelog.find(series, names) : OptionalInt.empty();
        }
    }

    /** Returns the partition in which Kafka's default partitioner for Java puts the records of the series. */
    private int assumed(SeriesNames names, int partitions) {
        return Changelog.partition(series, names, partitions)
                .orElseThrow(() -> new ConfigurationException(
                        "--series: expected a series that has been learned and committed, because the key of its records "
                                + "does not follow from its name (key.format), got '" + series
                                + "'; pass --partition N to send the control anyway"));
    }

    private void checked(SeriesNames names) {
        try {
            names.checked(series);
        } catch (IllegalArgumentException e) {
            throw new ConfigurationException("--" + e.getMessage());
        }
    }

    /** {@code spindrift reset}. */
    @Command(
            name = "reset",
            description = "Restarts one series: its state is deleted, and its next record is its first.",
            mixinStandardHelpOptions = true,
            footer = {
                "",
                "Examples:",
                "  spindrift reset --config app.properties --series plant.load",
                "",
                "See also: spindrift delete, spindrift repair, spindrift inspect"
            })
    static final class Reset extends ControlCommand {
        Reset() {
            super(Control.RESET);
        }
    }

    /** {@code spindrift repair}. */
    @Command(
            name = "repair",
            description = {
                "Repairs one series whose state cannot be read: it continues from the last point at which it can be "
                        + "read, and loses everything after that point.",
                "A valid series is not changed."
            },
            mixinStandardHelpOptions = true,
            footer = {
                "",
                "Examples:",
                "  spindrift repair --config app.properties --series plant.load",
                "",
                "See also: spindrift inspect, spindrift reset; docs/operating.md"
            })
    static final class Repair extends ControlCommand {
        Repair() {
            super(Control.REPAIR);
        }
    }

    /** {@code spindrift delete}. */
    @Command(
            name = "delete",
            description =
                    "Deletes the state of one series. If a record of the series comes later, the series restarts.",
            mixinStandardHelpOptions = true,
            footer = {
                "",
                "Examples:",
                "  spindrift delete --config app.properties --series plant.load",
                "",
                "See also: spindrift reset; setting series.ttl.ms"
            })
    static final class Delete extends ControlCommand {
        Delete() {
            super(Control.DELETE);
        }
    }
}

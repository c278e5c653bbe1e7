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
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Sends a control under the key of a series; it is obeyed in its place among the series' records. */
abstract class ControlCommand implements Callable<Integer> {
    @Mixin
    private SettingsOptions settings;

    @Mixin
    private Output output;

    @Option(names = "--series", paramLabel = "NAME", required = true, description = "The series.")
    private String series;

    @Option(
            names = "--partition",
            paramLabel = "N",
            description = "Of the series; found in the changelog if not given.")
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
            output.note(
                    List.of(
                            "warning: series '" + Printable.of(series) + "' is not in the changelog: nothing of it has "
                                    + "been committed, or its name is another. Partition " + to
                                    + " is where Kafka's default partitioner for "
                                    + "Java (murmur2) places its records; if your producers use another one, send it again with --partition N."));
        }
        return 0;
    }

    /** That of the series' records; any of those that they may come on, where its name does not tell. */
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

    /** The partition that is given, else the one that has the state; empty where nothing has been committed of the series. */
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

    /** Where the records of the series are if Kafka's default partitioner for Java places them. */
    private int assumed(SeriesNames names, int partitions) {
        return Changelog.partition(series, names, partitions)
                .orElseThrow(() -> new ConfigurationException(
                        "--series: expected one that has been learned and committed, since the key of "
                                + "its records does not follow from its name (key.format), got '" + series
                                + "'; with --partition N it is sent to that partition all the same"));
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
            description = "Lets one series begin anew: what it has learned is forgotten, its next record is its first.",
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
                "Lets one series whose state cannot be read go on from where it can be read to; what came after that is "
                        + "forgotten.",
                "A sound series is not changed."
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
            description = "Takes out all that is known of one series; a later record of it begins anew.",
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

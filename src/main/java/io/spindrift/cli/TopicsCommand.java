package io.spindrift.cli;

import io.spindrift.runtime.Application;
import io.spindrift.runtime.RuntimeSettings;
import io.spindrift.runtime.Topics;
import io.spindrift.runtime.Topics.Description;
import io.spindrift.terminal.Table;
import java.io.PrintWriter;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code spindrift topics}: the topics of an application, created and described. */
@Command(
        name = "topics",
        description = "Creates or describes the topics of an application.",
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "create|describe",
        subcommands = {TopicsCommand.Create.class, TopicsCommand.Describe.class})
final class TopicsCommand {

    @Command(
            name = "create",
            description = {
                "Creates those topics that do not exist: the input topics with equal numbers of partitions, the outputs",
                "able to take what the inputs let through. Settings: topics.partitions, topics.replication.factor,",
                "topics.retention.ms."
            },
            mixinStandardHelpOptions = true)
    static final class Create implements Runnable {
        @Mixin
        private SettingsOptions settings;

        @Spec
        private CommandSpec spec;

        @Override
        public void run() {
            RuntimeSettings runtime = settings.configuration().runtime();
            try (Topics topics = Application.topics(runtime)) {
                List<String> created =
                        topics.create(runtime.creation(), runtime.processor().deadLetterMostBytes());
                print(spec, List.of(created.isEmpty() ? "all topics exist" : "created " + String.join(", ", created)));
            }
        }
    }

    @Command(
            name = "describe",
            description = "Shows partitions, replicas, retention and largest record of each topic.",
            mixinStandardHelpOptions = true)
    static final class Describe implements Runnable {
        @Mixin
        private SettingsOptions settings;

        @Spec
        private CommandSpec spec;

        @Override
        public void run() {
            RuntimeSettings runtime = settings.configuration().runtime();
            try (Topics topics = Application.topics(runtime)) {
                Map<String, Description> found = topics.describe();
                Table table = new Table()
                        .name("topic", 28)
                        .number("partitions", 10)
                        .number("replicas", 8)
                        .number("retention.ms", 14)
                        .number("largest record", 14);
                topics.all().forEach(name -> table.row(cells(name, found.get(name))));
                print(spec, table.lines());
            }
        }

        private static String[] cells(String name, Description topic) {
            if (topic == null) {
                return new String[] {name, "missing", "-", "-", "-"};
            }
            return new String[] {
                name,
                Integer.toString(topic.partitions()),
                Integer.toString(topic.replicas()),
                topic.config().getOrDefault("retention.ms", "?"),
                topic.config().getOrDefault("max.message.bytes", "?")
            };
        }
    }

    private static void print(CommandSpec spec, List<String> lines) {
        PrintWriter out = spec.commandLine().getOut();
        lines.forEach(out::println);
        out.flush();
    }
}

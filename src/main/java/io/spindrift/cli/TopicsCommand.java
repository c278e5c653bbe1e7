package io.spindrift.cli;

import io.spindrift.runtime.Application;
import io.spindrift.runtime.RuntimeSettings;
import io.spindrift.runtime.Topics;
import io.spindrift.runtime.Topics.Description;
import io.spindrift.terminal.Palette;
import io.spindrift.terminal.TextTable;
import io.spindrift.topology.TopicNames;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.apache.kafka.common.config.TopicConfig;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code spindrift topics}: creates and describes the topics of an application. */
@Command(
        name = "topics",
        description = "Creates or describes the topics of an application.",
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "create|describe",
        subcommands = {TopicsCommand.Create.class, TopicsCommand.Describe.class},
        footer = {
            "",
            "Examples:",
            "  spindrift topics create --config app.properties",
            "  spindrift topics describe --config app.properties",
            "",
            "See also: spindrift topics create --help, spindrift topics describe --help"
        })
final class TopicsCommand {

    @Command(
            name = "create",
            description = {
                "Creates the topics that do not exist. The input topics get the same number of partitions; the "
                        + "output topics accept records that are large enough for the inputs.",
                "Settings: topics.partitions, topics.replication.factor, topics.retention.ms."
            },
            mixinStandardHelpOptions = true,
            footer = {
                "",
                "Examples:",
                "  spindrift topics create --config app.properties",
                "  spindrift topics create --config app.properties --set topics.partitions=32",
                "",
                "See also: spindrift topics describe; docs/configuration.md, schemas/commands/topics-created.schema.json"
            })
    static final class Create implements Callable<Integer> {
        @ArgGroup(validate = false, heading = SettingsOptions.HEADING)
        private SettingsOptions settings = new SettingsOptions();

        @Mixin
        private Output output;

        @ArgGroup(validate = false, heading = JsonOption.HEADING)
        private JsonOption json = new JsonOption();

        /** The JSON document of this command. */
        private record Document(List<String> created) {}

        @Override
        public Integer call() throws IOException {
            RuntimeSettings runtime = settings.configuration().runtime();
            try (Topics topics = Application.topics(runtime)) {
                List<String> created =
                        topics.create(runtime.creation(), runtime.processor().deadLetterMaxBytes());
                String text = created.isEmpty() ? "all topics exist" : "created " + String.join(", ", created);
                json.print(() -> output.print(text), new Document(created), output);
            }
            return 0;
        }
    }

    @Command(
            name = "describe",
            description = "Shows partitions, replicas, retention and maximum record size of each topic.",
            mixinStandardHelpOptions = true,
            footer = {
                "",
                "Examples:",
                "  spindrift topics describe --config app.properties",
                "  spindrift topics describe --config app.properties --json",
                "",
                "See also: spindrift topics create; schemas/commands/topics.schema.json"
            })
    static final class Describe implements Callable<Integer> {
        @ArgGroup(validate = false, heading = SettingsOptions.HEADING)
        private SettingsOptions settings = new SettingsOptions();

        @Mixin
        private Output output;

        @ArgGroup(validate = false, heading = JsonOption.HEADING)
        private JsonOption json = new JsonOption();

        /** The JSON document of this command. */
        private record Document(List<Topic> topics) {}

        /** A topic; fields are null if it is missing, or its configuration may not be read. */
        private record Topic(
                String topic,
                String role,
                boolean exists,
                Integer partitions,
                Integer replicas,
                Long retentionMs,
                Long maxMessageBytes) {

            static Topic of(String name, String role, Description found) {
                return found == null
                        ? new Topic(name, role, false, null, null, null, null)
                        : new Topic(
                                name,
                                role,
                                true,
                                found.partitions(),
                                found.replicas(),
                                found.number(TopicConfig.RETENTION_MS_CONFIG).orElse(null),
                                found.number(TopicConfig.MAX_MESSAGE_BYTES_CONFIG)
                                        .orElse(null));
            }
        }

        @Override
        public Integer call() throws IOException {
            RuntimeSettings runtime = settings.configuration().runtime();
            try (Topics topics = Application.topics(runtime)) {
                Map<String, Description> found = topics.describe();
                List<Topic> all = new ArrayList<>();
                topics.all().forEach(name -> all.add(Topic.of(name, role(name, runtime.topics()), found.get(name))));
                json.print(() -> output.print(table(all, output.palette())), new Document(all), output);
            }
            return 0;
        }

        private static String role(String name, TopicNames names) {
            // Several optional topics may have the empty name.
            Map<String, String> roles = new HashMap<>();
            roles.put(names.labels(), "labels");
            roles.put(names.forecasts(), "forecasts");
            roles.put(names.scores(), "scores");
            roles.put(names.alerts(), "alerts");
            roles.put(names.deadLetters(), "dead-letters");
            roles.put(names.settings(), "settings");
            return roles.getOrDefault(name, "observations");
        }

        private static List<String> table(List<Topic> topics, Palette palette) {
            TextTable table = new TextTable(palette)
                    .name("topic", 28)
                    .number("partitions", 10)
                    .number("replicas", 8)
                    .number("retention.ms", 14)
                    .number("max. record", 14);
            for (Topic topic : topics) {
                if (topic.exists) {
                    table.row(
                            topic.topic,
                            shown(topic.partitions),
                            shown(topic.replicas),
                            shown(topic.retentionMs),
                            shown(topic.maxMessageBytes));
                } else {
                    table.row(topic.topic, "missing", "-", "-", "-").look(1, palette::bad);
                }
            }
            return table.lines();
        }

        private static String shown(Number number) {
            return number == null ? "?" : number.toString();
        }
    }
}

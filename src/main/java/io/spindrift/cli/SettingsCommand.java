package io.spindrift.cli;

import io.spindrift.changelog.Changelog;
import io.spindrift.config.Configuration;
import io.spindrift.config.ConfigurationException;
import io.spindrift.event.SettingsRule;
import io.spindrift.json.RuleReader;
import io.spindrift.produce.RuleRecord;
import io.spindrift.rules.RuleRegistry;
import io.spindrift.rules.RuleStatus;
import io.spindrift.runtime.RequiredTopics;
import io.spindrift.runtime.RuntimeSettings;
import io.spindrift.text.Printable;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code spindrift settings}: manages rules that give some series other settings from a time on. */
@Command(
        name = "settings",
        description = "Lists, puts or deletes the rules that change settings while the application runs.",
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "list|put|delete",
        subcommands = {SettingsCommand.Show.class, SettingsCommand.Put.class, SettingsCommand.Delete.class},
        footer = {
            "",
            "Examples:",
            "  spindrift settings list --config app.properties",
            "",
            "See also: spindrift settings put --help; docs/operating.md"
        })
final class SettingsCommand {

    private SettingsCommand() {}

    /** Returns the settings topic of an application, which must exist. */
    private static String topic(RuntimeSettings runtime) {
        String topic = runtime.topics().settings();
        if (topic.isEmpty()) {
            throw new ConfigurationException("settings.topic: expected the topic of the rules, got nothing");
        }
        RequiredTopics.require(runtime, List.of(topic));
        return topic;
    }

    @Command(
            name = "list",
            description = {
                "Lists all rules, with the reason if one is not used. They are checked against the settings given "
                        + "here, which should be",
                "those of the application."
            },
            mixinStandardHelpOptions = true,
            footer = {
                "",
                "Examples:",
                "  spindrift settings list --config app.properties",
                "  spindrift settings list --config app.properties --json",
                "",
                "See also: spindrift settings put; schemas/commands/settings.schema.json"
            })
    static final class Show implements Callable<Integer> {
        @ArgGroup(validate = false, heading = SettingsOptions.HEADING)
        private SettingsOptions settings = new SettingsOptions();

        @Mixin
        private Output output;

        @ArgGroup(validate = false, heading = JsonOption.HEADING)
        private JsonOption json = new JsonOption();

        /** The JSON document of this command. */
        private record Document(List<RuleStatus> rules) {}

        @Override
        public Integer call() throws IOException {
            Configuration configuration = settings.configuration();
            RuntimeSettings runtime = configuration.runtime();
            List<RuleStatus> rules = rules(configuration, runtime, topic(runtime));
            Runnable text = () -> rules.forEach(
                    rule -> output.print(lines(rule).stream().map(Printable::of).toList()));
            json.print(text, new Document(rules), output);
            return 0;
        }

        private static List<RuleStatus> rules(Configuration configuration, RuntimeSettings runtime, String topic) {
            RuleRegistry rules = runtime.newRules();
            RuleReader reader = new RuleReader();
            long[] number = {0};
            try (Changelog changelog = Changelog.ofTopic(configuration.consumer(), topic)) {
                changelog.read(0, key -> true, (key, value) -> {
                    String name = new String(key, StandardCharsets.UTF_8);
                    rules.put(++number[0], name, () -> reader.read(name, value));
                });
            }
            return rules.all();
        }

        private static List<String> lines(RuleStatus rule) {
            if (rule.series() == null) {
                return List.of(rule.name(), "    NOT USED: " + rule.rejectedReason());
            }
            List<String> lines = new ArrayList<>();
            lines.add(rule.name());
            lines.add("    for " + rule.series() + " from " + rule.validFrom() + ", priority " + rule.priority()
                    + (rule.changePolicy() == null ? "" : ", " + rule.changePolicy()));
            rule.settings().forEach((name, value) -> lines.add("    " + name + "=" + value));
            if (rule.rejectedReason() != null) {
                lines.add("    NOT USED: " + rule.rejectedReason());
            }
            return lines;
        }
    }

    @Command(
            name = "put",
            description = {
                "Creates or replaces a rule. It is in force for a series from its first observation of that record "
                        + "time or later.",
                "--change-policy says what happens to series that were learned under other settings; without it,",
                "settings.change.policy applies."
            },
            mixinStandardHelpOptions = true,
            footer = {
                "",
                "Examples:",
                "  spindrift settings put halls --config app.properties --series 'hall-*' series.horizons=1,24",
                "  spindrift settings put test --config app.properties --series 't-*' --change-policy reset model=rls",
                "",
                "See also: spindrift settings list, spindrift settings delete; docs/operating.md"
            })
    static final class Put implements Runnable {
        @ArgGroup(validate = false, heading = SettingsOptions.HEADING)
        private SettingsOptions settings = new SettingsOptions();

        @Mixin
        private Output output;

        @Parameters(index = "0", paramLabel = "RULE", description = "Name of the rule.")
        private String name;

        @Parameters(
                index = "1..*",
                arity = "1..*",
                paramLabel = "NAME=VALUE",
                description = "Settings of the rule, by the names of docs/configuration.md: series.horizons=1,24")
        private Map<String, String> given = new LinkedHashMap<>();

        @Option(
                names = "--series",
                paramLabel = "PATTERN",
                required = true,
                description = "Pattern of the names of the series: * matches any characters, ? matches one.")
        private String series;

        @Option(
                names = "--valid-from",
                paramLabel = "TIME",
                description =
                        "Record time from which the rule is in force, such as 2026-03-01T00:00:00Z. Default: now.")
        private String validFrom;

        @Option(
                names = "--priority",
                paramLabel = "N",
                defaultValue = "0",
                description =
                        "If several rules match a series, the one with the largest priority is in force. Default: "
                                + "${DEFAULT-VALUE}.")
        private int priority;

        @Option(
                names = "--change-policy",
                paramLabel = "keep|reset|fail",
                description = "What happens to series that were learned under other settings.")
        private String changePolicy;

        @Override
        public void run() {
            Configuration configuration = settings.configuration();
            RuntimeSettings runtime = configuration.runtime();
            SettingsRule rule = new SettingsRule(
                    name, series, time(), priority, Optional.ofNullable(changePolicy), Map.copyOf(given));
            runtime.newRules().put(1, rule).ifPresent(reason -> {
                throw new ConfigurationException("rule '" + name + "': " + reason);
            });
            new RuleRecord(name, rule).send(configuration.producer(), topic(runtime));
            output.print(Printable.of("sent: rule '" + name + "', in force for series " + series + " from "
                    + Instant.ofEpochMilli(rule.validFrom())));
        }

        private long time() {
            try {
                return validFrom == null
                        ? System.currentTimeMillis()
                        : Instant.parse(validFrom).toEpochMilli();
            } catch (DateTimeParseException | ArithmeticException e) {
                throw new ConfigurationException(
                        "--valid-from: expected a time such as 2026-03-01T00:00:00Z, got " + validFrom);
            }
        }
    }

    @Command(
            name = "delete",
            description = "Deletes a rule. Series then continue without it, as settings.change.policy says.",
            mixinStandardHelpOptions = true,
            footer = {
                "",
                "Examples:",
                "  spindrift settings delete halls --config app.properties",
                "",
                "See also: spindrift settings put, spindrift settings list"
            })
    static final class Delete implements Runnable {
        @ArgGroup(validate = false, heading = SettingsOptions.HEADING)
        private SettingsOptions settings = new SettingsOptions();

        @Mixin
        private Output output;

        @Parameters(paramLabel = "RULE", description = "Name of the rule.")
        private String name;

        @Override
        public void run() {
            Configuration configuration = settings.configuration();
            new RuleRecord(name, null).send(configuration.producer(), topic(configuration.runtime()));
            output.print(Printable.of("sent: rule '" + name + "' is deleted"));
        }
    }
}

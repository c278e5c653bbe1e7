package io.spindrift.cli;

import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.Field;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import picocli.CommandLine;
import picocli.CommandLine.Help;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.UsageMessageSpec;

/**
 * Help that reads like a page of a manual: what a command does, its options by section, exit statuses, then the examples and
 * other commands that its footer has.
 */
final class Manual {
    private static final String OPTIONS = "Options";
    private static final String GENERAL = "General";
    private static final int WIDTH = 100;

    private static final Map<String, String> STATUSES = new LinkedHashMap<>();

    static {
        STATUSES.put("0", "done");
        STATUSES.put(Integer.toString(RootCommand.FAILED), "failed while running");
        STATUSES.put(Integer.toString(RootCommand.MISUSED), "wrong options, settings or files");
        STATUSES.put(Integer.toString(RootCommand.INTERRUPTED), "ended by Ctrl-C");
    }

    private Manual() {}

    /** Gives a command and all below it such help. */
    static void of(CommandLine command) {
        UsageMessageSpec usage = command.getCommandSpec().usageMessage();
        usage.width(WIDTH)
                .sortOptions(false)
                .descriptionHeading("%n")
                .commandListHeading("%nCommands:%n")
                .exitCodeListHeading("%nExit statuses:%n")
                .exitCodeList(STATUSES);
        command.setHelpSectionKeys(List.of(
                UsageMessageSpec.SECTION_KEY_SYNOPSIS,
                UsageMessageSpec.SECTION_KEY_DESCRIPTION_HEADING,
                UsageMessageSpec.SECTION_KEY_DESCRIPTION,
                UsageMessageSpec.SECTION_KEY_PARAMETER_LIST,
                UsageMessageSpec.SECTION_KEY_OPTION_LIST,
                UsageMessageSpec.SECTION_KEY_COMMAND_LIST_HEADING,
                UsageMessageSpec.SECTION_KEY_COMMAND_LIST,
                UsageMessageSpec.SECTION_KEY_EXIT_CODE_LIST_HEADING,
                UsageMessageSpec.SECTION_KEY_EXIT_CODE_LIST,
                UsageMessageSpec.SECTION_KEY_FOOTER));
        command.getHelpSectionMap().put(UsageMessageSpec.SECTION_KEY_SYNOPSIS, Manual::synopsis);
        command.getHelpSectionMap().put(UsageMessageSpec.SECTION_KEY_OPTION_LIST, Manual::options);
        command.getSubcommands().values().forEach(Manual::of);
    }

    /** In one line: what is required; the rest is listed. */
    private static String synopsis(Help help) {
        List<String> words =
                new ArrayList<>(List.of("Usage:", help.commandSpec().qualifiedName()));
        help.commandSpec().options().stream()
                .filter(OptionSpec::required)
                .forEach(option -> words.add(option.longestName() + "=" + option.paramLabel()));
        words.add("[OPTION...]");
        help.commandSpec().positionalParameters().forEach(each -> words.add("[" + each.paramLabel() + "]"));
        if (!help.commandSpec().subcommands().isEmpty()) {
            words.add(help.commandSpec().usageMessage().synopsisSubcommandLabel());
        }
        return String.join(" ", words) + System.lineSeparator();
    }

    private static String options(Help help) {
        Map<String, List<OptionSpec>> sections = new LinkedHashMap<>(Map.of(OPTIONS, new ArrayList<>()));
        help.commandSpec().options().stream()
                .filter(Predicate.not(OptionSpec::hidden))
                .forEach(option -> sections.computeIfAbsent(section(option), name -> new ArrayList<>())
                        .add(option));
        List<OptionSpec> general = sections.remove(GENERAL);
        sections.put(GENERAL, general == null ? List.of() : general);
        StringBuilder text = new StringBuilder();
        sections.forEach((name, options) -> {
            if (!options.isEmpty()) {
                text.append(System.lineSeparator()).append(name).append(':').append(System.lineSeparator());
                text.append(help.optionListExcludingGroups(options));
            }
        });
        return text.toString();
    }

    /** That of the field, or of its class. Those that every command has are picocli's own, or inherited. */
    private static String section(OptionSpec option) {
        if (!(option.userObject() instanceof Field field)) {
            return OPTIONS;
        }
        if (option.inherited() || !field.getDeclaringClass().getName().startsWith("io.spindrift.")) {
            return GENERAL;
        }
        return field.isAnnotationPresent(Section.class) ? named(field) : named(field.getDeclaringClass());
    }

    private static String named(AnnotatedElement element) {
        Section section = element.getAnnotation(Section.class);
        return section == null ? OPTIONS : section.value();
    }
}

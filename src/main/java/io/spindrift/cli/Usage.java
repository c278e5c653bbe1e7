package io.spindrift.cli;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import picocli.CommandLine;
import picocli.CommandLine.Help;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.UsageMessageSpec;

/** The usage help that all commands have in common: width, headings, exit codes, and a synopsis in one line. */
final class Usage {
    private static final int WIDTH = 100;

    private Usage() {}

    /** Sets the usage help of a command and of all its subcommands. */
    static void apply(CommandLine command) {
        command.getCommandSpec()
                .usageMessage()
                .width(WIDTH)
                .sortOptions(false)
                .descriptionHeading("%n")
                .parameterListHeading("%nParameters:%n")
                .optionListHeading("%nOptions:%n")
                .commandListHeading("%nCommands:%n")
                .exitCodeListHeading("%nExit codes:%n")
                .exitCodeList(exitCodes());
        command.getHelpSectionMap().put(UsageMessageSpec.SECTION_KEY_SYNOPSIS, Usage::synopsis);
        command.getSubcommands().values().forEach(Usage::apply);
    }

    private static Map<String, String> exitCodes() {
        Map<String, String> codes = new LinkedHashMap<>();
        codes.put("0", "done");
        codes.put(Integer.toString(Spindrift.FAILED), "failed while running");
        codes.put(Integer.toString(Spindrift.MISUSED), "wrong options, settings or files");
        codes.put(Integer.toString(Spindrift.INTERRUPTED), "ended by Ctrl-C");
        return codes;
    }

    /** Returns the required options and the parameters in one line. Picocli's own synopsis lists all options. */
    private static String synopsis(Help help) {
        List<String> words = new ArrayList<>(List.of(help.commandSpec().qualifiedName()));
        help.commandSpec().options().stream()
                .filter(OptionSpec::required)
                .forEach(option -> words.add(option.longestName() + "=" + option.paramLabel()));
        words.add("[OPTIONS]");
        help.commandSpec()
                .positionalParameters()
                .forEach(each -> words.add(each.arity().min() > 0 ? each.paramLabel() : "[" + each.paramLabel() + "]"));
        if (!help.commandSpec().subcommands().isEmpty()) {
            words.add(help.commandSpec().usageMessage().synopsisSubcommandLabel());
        }
        return String.join(" ", words) + System.lineSeparator();
    }
}

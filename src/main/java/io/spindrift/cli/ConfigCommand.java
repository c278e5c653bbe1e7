package io.spindrift.cli;

import io.spindrift.config.Configuration;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code spindrift config}: prints the reference of all settings. */
@Command(
        name = "config",
        description = "Prints the reference of all settings, in Markdown.",
        mixinStandardHelpOptions = true,
        footer = {
            "",
            "Examples:",
            "  spindrift config | less",
            "  spindrift config --tuning",
            "",
            "See also: docs/configuration.md and docs/tuning.md, which have the same text"
        })
final class ConfigCommand implements Runnable {
    @Spec
    private CommandSpec spec;

    @Option(names = "--tuning", description = "Print the hyper-parameters of the models instead.")
    private boolean tuning;

    @Override
    public void run() {
        spec.commandLine().getOut().print(tuning ? Configuration.tuningReference() : Configuration.reference());
        spec.commandLine().getOut().flush();
    }
}

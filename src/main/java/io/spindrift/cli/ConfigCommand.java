package io.spindrift.cli;

import io.spindrift.config.Configuration;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code spindrift config}: the reference of all settings. */
@Command(
        name = "config",
        description = "Prints the reference of all settings, in Markdown.",
        mixinStandardHelpOptions = true,
        footer = {"", "Examples:", "  spindrift config | less", "", "See also: docs/configuration.md, which is this"})
final class ConfigCommand implements Runnable {
    @Spec
    private CommandSpec spec;

    @Override
    public void run() {
        spec.commandLine().getOut().print(Configuration.reference());
        spec.commandLine().getOut().flush();
    }
}

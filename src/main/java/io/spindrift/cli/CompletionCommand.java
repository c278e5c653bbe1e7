package io.spindrift.cli;

import java.util.concurrent.Callable;
import picocli.AutoComplete;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code spindrift completion}: prints a completion script for a shell. */
@Command(
        name = "completion",
        description =
                "Prints a script for bash and zsh that completes the commands and options of an alias 'spindrift'.",
        mixinStandardHelpOptions = true,
        footer = {
            "",
            "Examples:",
            "  alias spindrift='java -jar /path/to/spindrift.jar'",
            "  source <(spindrift completion)"
        })
final class CompletionCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        spec.commandLine()
                .getOut()
                .println(AutoComplete.bash("spindrift", spec.root().commandLine()));
        return 0;
    }
}

package io.spindrift.cli;

import io.spindrift.chaos.Chaos;
import io.spindrift.chaos.crash.Crash;
import io.spindrift.fuzz.Fuzz;
import io.spindrift.soak.Soak;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** The commands that show, measure and break the product. Each has a target of the Makefile: {@code make demo}, {@code make chaos}. */
@Command(
        name = "lab",
        description = "Shows, measures and breaks Spindrift: with a broker in this process, or several in their own.",
        subcommands = {
            DemoCommand.class,
            ReproduceCommand.class,
            AblationCommand.class,
            NabCommand.class,
            AlarmRatesCommand.class,
            Crash.class,
            Chaos.class,
            Soak.class,
            Fuzz.class,
            CommandLine.HelpCommand.class
        },
        synopsisSubcommandLabel = "COMMAND",
        footer = {"", "Examples:", "  make demo", "  make chaos ARGS=\"--minutes 5\"", "", "See also: CONTRIBUTING.md"})
public final class Lab extends RootCommand {

    private Lab() {}

    public static void main(String[] arguments) {
        System.exit(execute(arguments));
    }

    /**
     * Runs a command line.
     *
     * @return the exit status
     */
    public static int execute(String... arguments) {
        quietLog();
        return line().execute(arguments);
    }

    /** Turns the log off, which would disturb tables; errors are printed anyway. Call it before anything is logged. */
    private static void quietLog() {
        System.getProperties().putIfAbsent("spindrift.log.level", "WARN");
        System.getProperties().putIfAbsent("spindrift.log.level.others", "ERROR");
    }

    /** Returns all commands, ready to parse or to run a command line. */
    static CommandLine line() {
        return new Lab().commandLine();
    }
}

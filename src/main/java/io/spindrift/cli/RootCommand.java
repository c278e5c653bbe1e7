package io.spindrift.cli;

import io.spindrift.changelog.ChangelogException;
import io.spindrift.config.ConfigurationException;
import io.spindrift.csv.CsvException;
import io.spindrift.runtime.StartException;
import io.spindrift.terminal.Palette;
import io.spindrift.terminal.Screen;
import io.spindrift.text.Printable;
import java.io.PrintWriter;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Help;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.UnmatchedArgumentException;

/** A command that has others as subcommands. It defines their common options, and reports an error in one line. */
@Command(mixinStandardHelpOptions = true, versionProvider = RootCommand.Version.class)
abstract class RootCommand {
    /** The command failed while it ran. */
    static final int FAILED = 1;
    /** Options, settings or files are wrong. */
    static final int MISUSED = 2;
    /** 128 plus the number of the signal, as in shells. */
    static final int INTERRUPTED = 130;

    @Option(names = "--stacktrace", scope = ScopeType.INHERIT, description = "Also print the stack trace of an error.")
    private boolean stacktrace;

    @Option(
            names = "--color",
            scope = ScopeType.INHERIT,
            paramLabel = "WHEN",
            description =
                    "Colors: auto (on a terminal, unless the variable NO_COLOR is set), always or never. Default: auto.")
    private Palette.When color = Palette.When.AUTO;

    /** Returns the command with all subcommands, ready to parse or to run a command line. */
    final CommandLine commandLine() {
        CommandLine line = new CommandLine(this)
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setExecutionStrategy(this::run)
                .setParameterExceptionHandler((exception, words) -> misused(exception))
                .setExecutionExceptionHandler((exception, failed, result) -> report(exception, failed));
        Usage.apply(line);
        return line;
    }

    final Palette palette() {
        return Palette.of(color, System.getenv(), Screen.isTerminal());
    }

    private int run(ParseResult result) {
        Help.Ansi ansi = palette().colored() ? Help.Ansi.ON : Help.Ansi.OFF;
        result.commandSpec().root().commandLine().setColorScheme(Help.defaultColorScheme(ansi));
        return new CommandLine.RunLast().execute(result);
    }

    /** Prints the error in one sentence, a suggestion if there is a similar name, and where help is. */
    private static int misused(ParameterException exception) {
        CommandLine line = exception.getCommandLine();
        PrintWriter err = line.getErr();
        exception.getMessage().lines().forEach(text -> complain(line, text));
        UnmatchedArgumentException.printSuggestions(exception, err);
        err.println("See '" + line.getCommandSpec().qualifiedName() + " --help'.");
        return MISUSED;
    }

    private int report(Exception exception, CommandLine line) {
        complain(line, message(exception));
        if (stacktrace) {
            exception.printStackTrace(line.getErr());
        }
        boolean misused = exception instanceof ConfigurationException
                || exception instanceof ChangelogException
                || exception instanceof CsvException
                || exception instanceof StartException;
        return misused ? MISUSED : FAILED;
    }

    private static void complain(CommandLine line, String text) {
        line.getErr().println(line.getCommandSpec().root().name() + ": " + Printable.of(text));
    }

    private static String message(Throwable exception) {
        return exception.getMessage() == null ? exception.getClass().getSimpleName() : exception.getMessage();
    }

    /** Returns the version of the jar. */
    static final class Version implements CommandLine.IVersionProvider {
        @Override
        public String[] getVersion() {
            String version = RootCommand.class.getPackage().getImplementationVersion();
            return new String[] {"spindrift " + (version == null ? "(not from a jar)" : version)};
        }
    }
}

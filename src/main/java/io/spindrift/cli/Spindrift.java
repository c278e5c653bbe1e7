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

/** The command {@code spindrift}. It has all others as subcommands, and reports an error in one line. */
@Command(
        name = "spindrift",
        description = "Forecasts every time series that passes through Kafka, learning online.",
        subcommands = {
            RunCommand.class,
            DemoCommand.class,
            BacktestCommand.class,
            TopicsCommand.class,
            ProduceCommand.class,
            TailCommand.class,
            InspectCommand.class,
            SettingsCommand.class,
            ControlCommand.Reset.class,
            ControlCommand.Repair.class,
            ControlCommand.Delete.class,
            ExportCommand.class,
            ImportCommand.class,
            ReproduceCommand.class,
            ConfigCommand.class,
            CompletionCommand.class,
            CommandLine.HelpCommand.class
        },
        mixinStandardHelpOptions = true,
        versionProvider = Spindrift.Version.class,
        synopsisSubcommandLabel = "COMMAND",
        footer = {
            "",
            "Examples:",
            "  spindrift demo",
            "  spindrift backtest --csv load.csv --input-mode series --horizons 1,24 --report report",
            "  spindrift topics create --config app.properties",
            "  spindrift run --config app.properties",
            "",
            "See also: spindrift help COMMAND; docs/first-ten-minutes.md, docs/configuration.md"
        })
public final class Spindrift {
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

    private Spindrift() {}

    /**
     * Runs a command line.
     *
     * @return the exit status
     */
    public static int execute(String... arguments) {
        return line().execute(arguments);
    }

    /** Returns all commands, ready to parse or to run a command line. */
    static CommandLine line() {
        Spindrift spindrift = new Spindrift();
        CommandLine line = new CommandLine(spindrift)
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setExecutionStrategy(spindrift::run)
                .setParameterExceptionHandler((exception, words) -> misused(exception))
                .setExecutionExceptionHandler((exception, failed, result) -> spindrift.report(exception, failed));
        Usage.apply(line);
        return line;
    }

    Palette palette() {
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
        exception.getMessage().lines().map(Printable::of).forEach(text -> err.println("spindrift: " + text));
        UnmatchedArgumentException.printSuggestions(exception, err);
        String command = line.getCommandSpec().qualifiedName();
        err.println("See '" + command + " --help'.");
        return MISUSED;
    }

    private int report(Exception exception, CommandLine line) {
        PrintWriter err = line.getErr();
        err.println("spindrift: " + Printable.of(message(exception)));
        if (stacktrace) {
            exception.printStackTrace(err);
        }
        boolean misused = exception instanceof ConfigurationException
                || exception instanceof ChangelogException
                || exception instanceof CsvException
                || exception instanceof StartException;
        return misused ? MISUSED : FAILED;
    }

    private static String message(Throwable exception) {
        return exception.getMessage() == null ? exception.getClass().getSimpleName() : exception.getMessage();
    }

    /** Returns the version of the jar. */
    static final class Version implements CommandLine.IVersionProvider {
        @Override
        public String[] getVersion() {
            String version = Spindrift.class.getPackage().getImplementationVersion();
            return new String[] {"spindrift " + (version == null ? "(not from a jar)" : version)};
        }
    }
}

package io.spindrift.cli;

import io.spindrift.changelog.ChangelogException;
import io.spindrift.config.ConfigurationException;
import io.spindrift.csv.CsvException;
import io.spindrift.feed.FeedException;
import io.spindrift.runtime.StartException;
import java.io.PrintWriter;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;

/** The command {@code spindrift}: holds the others, and says what went wrong in one line. */
@Command(
        name = "spindrift",
        description = "Forecasts every time series that passes through Kafka, learning online.",
        subcommands = {
            RunCommand.class,
            BacktestCommand.class,
            DemoCommand.class,
            FeedCommand.class,
            WatchCommand.class,
            TopicsCommand.class,
            InspectCommand.class,
            SettingsCommand.class,
            ControlCommand.Reset.class,
            ControlCommand.Repair.class,
            ControlCommand.Delete.class,
            ExportCommand.class,
            ImportCommand.class,
            ReproduceCommand.class,
            ConfigCommand.class,
            CompletionCommand.class
        },
        mixinStandardHelpOptions = true,
        versionProvider = Spindrift.Version.class,
        synopsisSubcommandLabel = "COMMAND",
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {"0:done", "1:failed while running", "2:wrong options, settings or files"})
public final class Spindrift {
    /** The command failed while it ran. */
    static final int FAILED = 1;
    /** Options, settings or files are not as they must be. */
    static final int MISUSED = 2;

    @Option(
            names = "--stacktrace",
            scope = ScopeType.INHERIT,
            description = "Print the stack trace of an error as well.")
    private boolean stacktrace;

    private Spindrift() {}

    /**
     * Runs a command line.
     *
     * @return the exit code
     */
    public static int execute(String... arguments) {
        Spindrift spindrift = new Spindrift();
        return new CommandLine(spindrift)
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setExecutionExceptionHandler((exception, line, result) -> spindrift.report(exception, line))
                .execute(arguments);
    }

    private int report(Exception exception, CommandLine line) {
        PrintWriter err = line.getErr();
        err.println("spindrift: " + message(exception));
        if (stacktrace) {
            exception.printStackTrace(err);
        }
        boolean misused = exception instanceof ConfigurationException
                || exception instanceof FeedException
                || exception instanceof ChangelogException
                || exception instanceof CsvException
                || exception instanceof StartException;
        return misused ? MISUSED : FAILED;
    }

    private static String message(Throwable exception) {
        return exception.getMessage() == null ? exception.getClass().getSimpleName() : exception.getMessage();
    }

    /** The version that the jar was built as. */
    static final class Version implements CommandLine.IVersionProvider {
        @Override
        public String[] getVersion() {
            String version = Spindrift.class.getPackage().getImplementationVersion();
            return new String[] {"spindrift " + (version == null ? "(not from a jar)" : version)};
        }
    }
}

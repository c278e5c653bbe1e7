package io.spindrift.cli;

import picocli.CommandLine;
import picocli.CommandLine.Command;

/** The command {@code spindrift}, with all others as subcommands. */
@Command(
        name = "spindrift",
        description = "Forecasts every time series that passes through Kafka, learning online.",
        subcommands = {
            RunCommand.class,
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
            PoolCommand.class,
            ConfigCommand.class,
            CompletionCommand.class,
            CommandLine.HelpCommand.class
        },
        synopsisSubcommandLabel = "COMMAND",
        footer = {
            "",
            "Examples:",
            "  spindrift backtest --csv load.csv --input-mode series --horizons 1,24 --report report",
            "  spindrift topics create --config app.properties",
            "  spindrift run --config app.properties",
            "",
            "See also: spindrift help COMMAND; docs/first-ten-minutes.md, docs/configuration.md"
        })
public final class Spindrift extends RootCommand {

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
        return new Spindrift().commandLine();
    }
}

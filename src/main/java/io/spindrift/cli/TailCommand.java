package io.spindrift.cli;

import io.spindrift.config.Configuration;
import io.spindrift.runtime.RequiredTopics;
import io.spindrift.runtime.RuntimeSettings;
import io.spindrift.tail.JsonLines;
import io.spindrift.tail.LiveTable;
import io.spindrift.tail.OutputListener;
import io.spindrift.tail.Tailer;
import io.spindrift.terminal.Screen;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code spindrift tail}: shows forecasts in the terminal. */
@Command(
        name = "tail",
        description = {
            "Shows the published forecasts and scores, one line per series, and the open alarms.",
            "A line has the number of forecasts, the last known value, the last forecast, the root mean squared "
                    + "error next to that of the naive forecast, and the number of scored labels. If there are several "
                    + "horizons, these are the figures of the first. In a terminal the table is redrawn; otherwise it is "
                    + "printed at the end."
        },
        mixinStandardHelpOptions = true,
        footer = {
            "",
            "Examples:",
            "  spindrift tail --config app.properties",
            "  spindrift tail --config app.properties --from-start --seconds 10",
            "  spindrift tail --config app.properties --json | head -n 100",
            "",
            "See also: spindrift inspect; schemas/commands/tail.schema.json; the page of spindrift run"
        })
final class TailCommand implements Callable<Integer> {
    private static final Duration POLL = Duration.ofMillis(200);

    @ArgGroup(validate = false, heading = SettingsOptions.HEADING)
    private SettingsOptions settings = new SettingsOptions();

    @Mixin
    private Output output;

    @Option(names = "--from-start", description = "Read earlier records too.")
    private boolean fromStart;

    @Option(names = "--seconds", paramLabel = "N", description = "How long to run, in seconds. Default: until Ctrl-C.")
    private long seconds;

    @Option(
            names = "--rows",
            paramLabel = "N",
            defaultValue = "16",
            description = "Maximum number of lines of the table. Default: ${DEFAULT-VALUE}.")
    private int rows;

    @Option(names = "--json", description = "No table: print each record as a line of JSON, when it arrives.")
    private boolean json;

    @Override
    public Integer call() {
        Configuration configuration = settings.configuration();
        RuntimeSettings runtime = configuration.runtime();
        RequiredTopics.require(runtime, runtime.topics().outputs());
        LiveTable board = new LiveTable();
        Screen screen = output.screen(json);
        OutputListener to = json ? new JsonLines(System.out) : board;
        long start = System.nanoTime();
        long limit = seconds == 0 ? Long.MAX_VALUE : Duration.ofSeconds(seconds).toNanos();
        try (Interrupt interrupt = new Interrupt()) {
            try (Tailer tailer = new Tailer(configuration.consumer(), List.of(runtime.topics()), fromStart, to)) {
                while (System.nanoTime() - start < limit && !interrupt.asked() && !screen.abandoned()) {
                    tailer.poll(POLL);
                    screen.draw(lines(board, screen));
                }
            }
            if (!json) {
                screen.print(lines(board, screen));
            }
        }
        return 0;
    }

    private List<String> lines(LiveTable board, Screen screen) {
        List<String> lines = new ArrayList<>(board.lines(rows, screen.palette()));
        lines.addAll(board.alarms(rows, screen.palette()));
        if (board.deadLetters() > 0) {
            lines.add(screen.palette().bad(board.deadLettersInWords()));
        }
        return lines;
    }
}

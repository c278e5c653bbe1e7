package io.spindrift.cli;

import io.spindrift.config.Configuration;
import io.spindrift.runtime.RuntimeSettings;
import io.spindrift.runtime.TopicsPresent;
import io.spindrift.terminal.Screen;
import io.spindrift.watch.Board;
import io.spindrift.watch.Watcher;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code spindrift watch}: forecasts on the terminal. */
@Command(
        name = "watch",
        description = "Shows the forecasts and scores that are published, one line a series.",
        mixinStandardHelpOptions = true)
final class WatchCommand implements Callable<Integer> {
    private static final Duration POLL = Duration.ofMillis(200);

    @Mixin
    private SettingsOptions settings;

    @Option(names = "--from-start", description = "Read what was published before as well.")
    private boolean fromStart;

    @Option(names = "--seconds", paramLabel = "N", description = "How long; until Ctrl-C if not given.")
    private long seconds;

    @Option(
            names = "--rows",
            paramLabel = "N",
            defaultValue = "16",
            description = "The most lines; ${DEFAULT-VALUE} if not given.")
    private int rows;

    @Override
    public Integer call() {
        Configuration configuration = settings.configuration();
        RuntimeSettings runtime = configuration.runtime();
        TopicsPresent.require(runtime, runtime.topics().outputs());
        Board board = new Board();
        Screen screen = new Screen(System.out, Screen.isTerminal());
        long start = System.nanoTime();
        long limit = seconds == 0 ? Long.MAX_VALUE : Duration.ofSeconds(seconds).toNanos();
        try (Watcher watcher = new Watcher(configuration.consumer(), List.of(runtime.topics()), fromStart, board)) {
            while (System.nanoTime() - start < limit) {
                watcher.poll(POLL);
                screen.draw(lines(board));
            }
        }
        screen.print(lines(board));
        return 0;
    }

    private List<String> lines(Board board) {
        List<String> lines = new ArrayList<>(board.lines(rows));
        if (board.deadLetters() > 0) {
            lines.add(board.deadLettersInWords());
        }
        return lines;
    }
}

package io.spindrift.terminal;

import java.io.PrintStream;
import java.util.List;

/** A progress bar on a terminal; where there is none, a line for every tenth of the way. */
public final class Progress {
    private static final int BAR = 40;
    private static final int TENTHS = 10;

    private final Screen screen;
    private final String what;
    private final long total;
    private long tenth;

    /**
     * @param out where to print
     * @param live whether the bar may be redrawn
     * @param what the things that are counted
     * @param total how many there are
     */
    public Progress(PrintStream out, boolean live, String what, long total) {
        this.screen = new Screen(out, live);
        this.what = what;
        this.total = Math.max(1, total);
    }

    /** Shows how many are done. */
    public synchronized void show(long done) {
        if (screen.live()) {
            screen.draw(List.of(line(done)));
        } else if (done * TENTHS / total > tenth) {
            tenth = done * TENTHS / total;
            screen.print(List.of(line(done)));
        }
    }

    /** Leaves the last line standing. */
    public synchronized void end(long done) {
        if (screen.live() || tenth < TENTHS) {
            screen.print(List.of(line(done)));
        }
    }

    private String line(long done) {
        int filled = (int) Math.min(BAR, done * BAR / total);
        return "[" + "#".repeat(filled) + ".".repeat(BAR - filled) + "] " + Numbers.whole(done) + " of "
                + Numbers.whole(total) + " " + what;
    }
}

package io.spindrift.terminal;

import java.io.PrintStream;
import java.time.Duration;
import java.util.List;
import java.util.function.LongSupplier;

/**
 * A progress bar with the rate and the time left. In a terminal it is redrawn; otherwise a line is printed for every tenth of
 * the total.
 */
public final class Progress {
    private static final int BAR = 30;
    private static final int TENTHS = 10;
    private static final double NANOS = 1e9;
    /** Faster updates cannot be read, and drawing takes longer than most counted items. */
    private static final long NANOS_BETWEEN = 100_000_000;
    /** The rate before this time is too uncertain. */
    private static final long NANOS_UNTIL_RATE = 500_000_000;

    private final Screen screen;
    private final String what;
    private final long total;
    private final LongSupplier nanoTime;
    private final long start;
    private long drawn;
    private long tenth;

    /**
     * @param out the output
     * @param live whether the bar may be redrawn
     * @param what the name of the counted items
     * @param total the total number of items
     */
    public Progress(PrintStream out, boolean live, String what, long total) {
        this(out, live, what, total, System::nanoTime);
    }

    Progress(PrintStream out, boolean live, String what, long total, LongSupplier nanoTime) {
        this.screen = new Screen(out, live);
        this.what = what;
        this.total = Math.max(1, total);
        this.nanoTime = nanoTime;
        start = nanoTime.getAsLong();
        drawn = start - NANOS_BETWEEN;
    }

    /** Shows the number of finished items. */
    public synchronized void show(long done) {
        if (screen.live()) {
            long now = nanoTime.getAsLong();
            if (now - drawn >= NANOS_BETWEEN) {
                drawn = now;
                screen.draw(List.of(line(done)));
            }
        } else if (done * TENTHS / total > tenth) {
            tenth = done * TENTHS / total;
            screen.print(List.of(line(done)));
        }
    }

    /** Ends the bar and keeps its last line. */
    public synchronized void end(long done) {
        if (screen.live() || tenth < TENTHS) {
            screen.print(List.of(line(done)));
        }
    }

    private String line(long done) {
        int filled = (int) Math.min(BAR, done * BAR / total);
        return "[" + "#".repeat(filled) + ".".repeat(BAR - filled) + "] " + NumberFormatter.whole(done) + " of "
                + NumberFormatter.whole(total) + " " + what + pace(done, nanoTime.getAsLong() - start);
    }

    /** Returns {@code , 2,345/s, 1 min 10 s left}. */
    private String pace(long done, long nanos) {
        if (nanos < NANOS_UNTIL_RATE || done == 0) {
            return "";
        }
        double rate = done * NANOS / nanos;
        String shown = ", " + NumberFormatter.brief(rate) + "/s";
        return done >= total ? shown : shown + ", " + words((long) Math.ceil((total - done) / rate)) + " left";
    }

    private static String words(long seconds) {
        Duration left = Duration.ofSeconds(seconds);
        if (left.toHours() > 0) {
            return left.toHours() + " h " + left.toMinutesPart() + " min";
        }
        return left.toMinutes() > 0 ? left.toMinutes() + " min " + left.toSecondsPart() + " s" : seconds + " s";
    }
}

package io.spindrift.terminal;

import java.io.Console;
import java.io.PrintStream;
import java.util.List;

/**
 * Lines that are redrawn in place on a terminal. Where the output is no terminal, nothing is redrawn, and the caller
 * prints what lasts.
 */
public final class Screen {
    private static final String UP = "\u001b[%dA";
    private static final String CLEAR_LINE = "\u001b[2K";
    private static final String CLEAR_BELOW = "\u001b[J";
    private static final int WIDTH = 80;

    private final PrintStream out;
    private final boolean live;
    private final Palette palette;
    private int drawn;

    /**
     * @param out where to print
     * @param live whether lines may be redrawn
     */
    public Screen(PrintStream out, boolean live) {
        this(out, live, Palette.PLAIN);
    }

    /**
     * @param out where to print
     * @param live whether lines may be redrawn
     * @param palette of what is shown
     */
    public Screen(PrintStream out, boolean live, Palette palette) {
        this.out = out;
        this.live = live;
        this.palette = palette;
    }

    /** What is shown is painted from. */
    public Palette palette() {
        return palette;
    }

    /** Whether nobody reads any more: the other end of a pipe has been closed. */
    public boolean abandoned() {
        return out.checkError();
    }

    /** Whether standard output is a terminal that can be redrawn. */
    public static boolean isTerminal() {
        String kind = System.getenv("TERM");
        return kind != null && !kind.equals("dumb") && System.console() != null && consoleIsTerminal(System.console());
    }

    /** From Java 22 on there may be a console without a terminal, and it can be asked; before, it could not. */
    private static boolean consoleIsTerminal(Console console) {
        try {
            return (boolean) Console.class.getMethod("isTerminal").invoke(console);
        } catch (NoSuchMethodException e) {
            return true;
        } catch (ReflectiveOperationException e) {
            return false;
        }
    }

    /** Whether {@link #draw} draws. */
    public boolean live() {
        return live;
    }

    /** Replaces the lines drawn before. */
    public synchronized void draw(List<String> lines) {
        if (!live) {
            return;
        }
        StringBuilder text = new StringBuilder(drawn == 0 ? "" : UP.formatted(drawn));
        for (String line : lines) {
            text.append(CLEAR_LINE).append(Palette.cut(line, WIDTH)).append('\n');
        }
        out.print(text.append(CLEAR_BELOW));
        out.flush();
        drawn = lines.size();
    }

    /** Prints lines that stay; what was drawn is replaced by them. */
    public synchronized void print(List<String> lines) {
        draw(List.of());
        lines.forEach(out::println);
        out.flush();
        drawn = 0;
    }
}

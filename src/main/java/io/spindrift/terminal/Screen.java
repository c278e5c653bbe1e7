package io.spindrift.terminal;

import java.io.Console;
import java.io.PrintStream;
import java.util.List;

/**
 * Lines that are redrawn in place in a terminal. If the output is not a terminal, nothing is redrawn, and the caller prints the
 * final lines.
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
     * @param out the output
     * @param live whether lines may be redrawn
     */
    public Screen(PrintStream out, boolean live) {
        this(out, live, Palette.PLAIN);
    }

    /**
     * @param out the output
     * @param live whether lines may be redrawn
     * @param palette the colors
     */
    public Screen(PrintStream out, boolean live, Palette palette) {
        this.out = out;
        this.live = live;
        this.palette = palette;
    }

    /** Returns the colors. */
    public Palette palette() {
        return palette;
    }

    /** Returns whether the reader has closed the other end of a pipe. */
    public boolean abandoned() {
        return out.checkError();
    }

    /** Returns whether standard output is a terminal that can be redrawn. */
    public static boolean isTerminal() {
        String kind = System.getenv("TERM");
        return kind != null && !kind.equals("dumb") && System.console() != null && consoleIsTerminal(System.console());
    }

    /** From Java 22 on a console may exist without a terminal, and has a method that says so. */
    private static boolean consoleIsTerminal(Console console) {
        try {
            return (boolean) Console.class.getMethod("isTerminal").invoke(console);
        } catch (NoSuchMethodException e) {
            return true;
        } catch (ReflectiveOperationException e) {
            return false;
        }
    }

    /** Returns whether {@link #draw} draws. */
    public boolean live() {
        return live;
    }

    /** Replaces the lines that were drawn before. */
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

    /** Prints lines that stay, in place of the lines that were drawn. */
    public synchronized void print(List<String> lines) {
        draw(List.of());
        lines.forEach(out::println);
        out.flush();
        drawn = 0;
    }
}

package io.spindrift.terminal;

import io.spindrift.text.Columns;
import java.util.Map;

/**
 * The colors of texts in a terminal. Without colors every text is returned unchanged.
 *
 * @param colored whether there are colors
 */
public record Palette(boolean colored) {
    /** The palette without colors. */
    public static final Palette PLAIN = new Palette(false);

    private static final String RESET = "\u001b[0m";
    private static final char ESCAPE = '\u001b';

    /** When colors are used. */
    public enum When {
        AUTO,
        ALWAYS,
        NEVER
    }

    /**
     * Returns the palette for a terminal.
     *
     * @param when AUTO for colors in a terminal, unless the variable NO_COLOR is set and not empty (no-color.org)
     * @param environment the environment variables
     * @param terminal whether the output is a terminal
     */
    public static Palette of(When when, Map<String, String> environment, boolean terminal) {
        boolean unwanted = !environment.getOrDefault("NO_COLOR", "").isEmpty();
        return new Palette(when == When.ALWAYS || when == When.AUTO && terminal && !unwanted);
    }

    /** Colors the names of columns. */
    public String heading(String text) {
        return painted("\u001b[1m", text);
    }

    /** Colors a good result. */
    public String good(String text) {
        return painted("\u001b[32m", text);
    }

    /** Colors a bad result. */
    public String bad(String text) {
        return painted("\u001b[31m", text);
    }

    /** Returns the beginning of a line that fits into some columns. Colors take no columns. */
    static String cut(String line, int width) {
        String cut = Columns.cut(line, width);
        return cut.length() < line.length() && cut.indexOf(ESCAPE) >= 0 ? cut + RESET : cut;
    }

    private String painted(String color, String text) {
        return colored ? color + text + RESET : text;
    }
}

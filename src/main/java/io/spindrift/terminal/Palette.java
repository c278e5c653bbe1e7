package io.spindrift.terminal;

import io.spindrift.text.Columns;
import java.util.Map;

/**
 * What stands out on a terminal, and how. Without colors every text is as it was.
 *
 * @param colored whether there are colors
 */
public record Palette(boolean colored) {
    /** No colors. */
    public static final Palette PLAIN = new Palette(false);

    private static final String RESET = "\u001b[0m";
    private static final char ESCAPE = '\u001b';

    /** When there are colors. */
    public enum When {
        AUTO,
        ALWAYS,
        NEVER
    }

    /**
     * The palette that is wanted.
     *
     * @param when AUTO for colors on a terminal, unless the variable NO_COLOR is there and not empty (no-color.org)
     * @param environment the environment's variables
     * @param terminal whether a terminal shows it
     */
    public static Palette of(When when, Map<String, String> environment, boolean terminal) {
        boolean unwanted = !environment.getOrDefault("NO_COLOR", "").isEmpty();
        return new Palette(when == When.ALWAYS || when == When.AUTO && terminal && !unwanted);
    }

    /** Names of columns. */
    public String heading(String text) {
        return painted("\u001b[1m", text);
    }

    /** What is as one would have it. */
    public String good(String text) {
        return painted("\u001b[32m", text);
    }

    /** What one would rather not see. */
    public String bad(String text) {
        return painted("\u001b[31m", text);
    }

    /** As much of a line as fits in some columns, colors not counted. */
    static String cut(String line, int width) {
        String cut = Columns.cut(line, width);
        return cut.length() < line.length() && cut.indexOf(ESCAPE) >= 0 ? cut + RESET : cut;
    }

    private String painted(String color, String text) {
        return colored ? color + text + RESET : text;
    }
}

package io.spindrift.field;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * A place in a document, by RFC 6901 (JSON Pointer): {@code /sensors/0/temp}; {@code ~1} stands for a slash and {@code ~0} for a tilde
 * within a name. In its form for URIs it begins with {@code #} and may have any character as {@code %XX}, so a comma as {@code %2C};
 * {@code #} alone is the whole document.
 *
 * @param text as it was written
 * @param steps names of fields, or numbers of items from 0
 */
public record Pointer(String text, List<String> steps) {
    /** As deep as documents may be nested. */
    public static final int MAX_STEPS = 32;

    public Pointer {
        steps = List.copyOf(steps);
    }

    /**
     * Reads one.
     *
     * @throws IllegalArgumentException if it is none
     */
    public static Pointer of(String text) {
        String plain = text.startsWith("#") ? decoded(text) : text;
        if (!plain.isEmpty() && plain.charAt(0) != '/' || plain.isEmpty() && text.isEmpty()) {
            throw bad("one that begins with /, such as /sensors/0/temp, or # for the whole value", text);
        }
        List<String> steps = new ArrayList<>();
        if (!plain.isEmpty()) {
            for (String step : plain.substring(1).split("/", -1)) {
                steps.add(unescaped(step, text));
            }
        }
        if (steps.size() > MAX_STEPS) {
            throw bad("at most " + MAX_STEPS + " steps", text);
        }
        return new Pointer(text, steps);
    }

    private static String decoded(String text) {
        try {
            return URLDecoder.decode(text.substring(1).replace("+", "%2B"), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            throw bad("%XX for a character", text);
        }
    }

    private static String unescaped(String step, String text) {
        for (int i = step.indexOf('~'); i >= 0; i = step.indexOf('~', i + 1)) {
            if (i + 1 == step.length() || step.charAt(i + 1) != '0' && step.charAt(i + 1) != '1') {
                throw bad("~0 for a tilde and ~1 for a slash", text);
            }
        }
        return step.replace("~1", "/").replace("~0", "~");
    }

    private static IllegalArgumentException bad(String expected, String text) {
        return new IllegalArgumentException("expected " + expected + ", got '" + FieldTexts.shortened(text) + "'");
    }

    @Override
    public String toString() {
        return text;
    }
}

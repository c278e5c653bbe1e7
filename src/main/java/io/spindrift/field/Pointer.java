package io.spindrift.field;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * A place in a document, by RFC 6901 (JSON Pointer): {@code /sensors/0/temp}. Within a name, {@code ~1} means a slash and
 * {@code ~0} a tilde. The form for URIs begins with {@code #} and may write any character as {@code %XX}, such as a comma as
 * {@code %2C}. A single {@code #} is the whole document.
 *
 * @param text the pointer as it was written
 * @param steps the names of fields, or the numbers of items from 0
 */
public record Pointer(String text, List<String> steps) {
    /** The maximum depth, which is that of documents. */
    public static final int MAX_STEPS = 32;

    public Pointer {
        steps = List.copyOf(steps);
    }

    /**
     * Reads a pointer.
     *
     * @throws IllegalArgumentException if the text is not a pointer
     */
    public static Pointer of(String text) {
        String plain = text.startsWith("#") ? decoded(text) : text;
        if (!plain.isEmpty() && plain.charAt(0) != '/' || plain.isEmpty() && text.isEmpty()) {
            throw bad("a pointer that begins with /, such as /sensors/0/temp, or # for the whole value", text);
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

    /** Returns a name for messages; with this pointer in parentheses, unless it is only that name. */
    String shown(String name) {
        return leadsOnlyTo(name) ? name : name + " (" + text + ")";
    }

    /** Returns the name of an item of the array here for messages: {@code x[1]}, or {@code x[1] (/inputs/1)}. */
    String shown(String name, int item) {
        String numbered = name + "[" + item + "]";
        return leadsOnlyTo(name) ? numbered : numbered + " (" + text + "/" + item + ")";
    }

    private boolean leadsOnlyTo(String name) {
        return steps.size() == 1 && steps.get(0).equals(name);
    }

    @Override
    public String toString() {
        return text;
    }
}

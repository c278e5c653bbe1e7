package io.spindrift.csv;

import java.util.function.ToLongFunction;

/**
 * One form that times in files have.
 *
 * @param name in words, for messages
 * @param reader gives milliseconds since 1970, or {@link #NONE}
 */
record TimeForm(String name, ToLongFunction<String> reader) {
    /** Says that a text is not of a form. */
    static final long NONE = Long.MIN_VALUE;

    /** Milliseconds since 1970 of a text without blanks around it, or {@link #NONE}. */
    long read(String text) {
        return reader.applyAsLong(text);
    }

    boolean reads(String text) {
        return read(text) != NONE;
    }
}

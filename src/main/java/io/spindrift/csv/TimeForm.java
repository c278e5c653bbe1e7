package io.spindrift.csv;

import java.util.function.ToLongFunction;

/**
 * A form of times in files.
 *
 * @param name the form in words, for messages
 * @param reader returns milliseconds since 1970, or {@link #NONE}
 */
record TimeForm(String name, ToLongFunction<String> reader) {
    /** The result for a text that does not have the form. */
    static final long NONE = Long.MIN_VALUE;

    /** Returns the time of a text, without blanks around it, in milliseconds since 1970, or {@link #NONE}. */
    long read(String text) {
        return reader.applyAsLong(text);
    }

    boolean reads(String text) {
        return read(text) != NONE;
    }
}

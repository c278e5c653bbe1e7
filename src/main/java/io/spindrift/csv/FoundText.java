package io.spindrift.csv;

/** How many fields of a column were of one kind, and where the first of them is. */
final class FoundText {
    private long count;
    private long line;
    private String text;

    void add(long atLine, String aText) {
        if (count++ == 0) {
            line = atLine;
            text = aText;
        }
    }

    long count() {
        return count;
    }

    /** The first line; only if there is one. */
    long line() {
        return line;
    }

    /** What is in the first; only if there is one. */
    String text() {
        return text;
    }

    boolean any() {
        return count > 0;
    }

    /** The one whose first field comes first; either may be null. */
    static FoundText first(FoundText one, FoundText other) {
        if (one == null || !one.any()) {
            return other == null || !other.any() ? null : other;
        }
        return other == null || !other.any() || one.line <= other.line ? one : other;
    }
}

package io.spindrift.csv;

/** The number of fields of one kind in a column, and the first of them. */
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

    /** Returns the line of the first field. Call it only if there is one. */
    long line() {
        return line;
    }

    /** Returns the content of the first field. Call it only if there is one. */
    String text() {
        return text;
    }

    boolean any() {
        return count > 0;
    }

    /** Returns the one whose first field comes first; either may be null. */
    static FoundText first(FoundText one, FoundText other) {
        if (one == null || !one.any()) {
            return other == null || !other.any() ? null : other;
        }
        return other == null || !other.any() || one.line <= other.line ? one : other;
    }
}

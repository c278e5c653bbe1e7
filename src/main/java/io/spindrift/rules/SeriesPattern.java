package io.spindrift.rules;

/**
 * A pattern of series names: {@code *} matches any characters, or none; {@code ?} matches one character; any other
 * character matches itself. Matching takes at most time in proportion to the product of both lengths.
 */
public final class SeriesPattern {
    private static final int MAX_LENGTH = 1024;

    private final int[] pattern;

    /** @throws IllegalArgumentException if it is empty or too long */
    public SeriesPattern(String pattern) {
        if (pattern.isEmpty() || pattern.length() > MAX_LENGTH) {
            throw new IllegalArgumentException("series: expected a pattern of 1 to " + MAX_LENGTH
                    + " characters, such as sensor-*, got " + pattern.length());
        }
        this.pattern = pattern.codePoints().toArray();
    }

    /** Whether a name matches. */
    public boolean matches(String series) {
        int[] name = series.codePoints().toArray();
        int next = 0;
        int nextPattern = 0;
        // Only the last star ever needs to match more characters. This is its index, and the index after the characters
        // that it matches.
        int star = -1;
        int afterStar = 0;
        while (next < name.length) {
            if (nextPattern < pattern.length && pattern[nextPattern] == '*') {
                star = nextPattern++;
                afterStar = next;
            } else if (nextPattern < pattern.length
                    && (pattern[nextPattern] == '?' || pattern[nextPattern] == name[next])) {
                nextPattern++;
                next++;
            } else if (star >= 0) {
                nextPattern = star + 1;
                next = ++afterStar;
            } else {
                return false;
            }
        }
        while (nextPattern < pattern.length && pattern[nextPattern] == '*') {
            nextPattern++;
        }
        return nextPattern == pattern.length;
    }
}

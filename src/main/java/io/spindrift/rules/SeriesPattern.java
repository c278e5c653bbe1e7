package io.spindrift.rules;

/**
 * A pattern of series' names: {@code *} stands for any characters, also none, {@code ?} for one, all else for itself. Takes time at
 * most in proportion to the product of both lengths.
 */
final class SeriesPattern {
    private static final int MAX_LENGTH = 1024;

    private final int[] pattern;

    /** @throws IllegalArgumentException if it is empty or too long */
    SeriesPattern(String pattern) {
        if (pattern.isEmpty() || pattern.length() > MAX_LENGTH) {
            throw new IllegalArgumentException("series: expected a pattern of 1 to " + MAX_LENGTH
                    + " characters, such as sensor-*, got " + pattern.length());
        }
        this.pattern = pattern.codePoints().toArray();
    }

    boolean matches(String series) {
        int[] name = series.codePoints().toArray();
        int at = 0;
        int in = 0;
        // Where the last star stands, and how far it has been stretched: only the last ever needs to be stretched
        // again.
        int star = -1;
        int stretched = 0;
        while (at < name.length) {
            if (in < pattern.length && pattern[in] == '*') {
                star = in++;
                stretched = at;
            } else if (in < pattern.length && (pattern[in] == '?' || pattern[in] == name[at])) {
                in++;
                at++;
            } else if (star >= 0) {
                in = star + 1;
                at = ++stretched;
            } else {
                return false;
            }
        }
        while (in < pattern.length && pattern[in] == '*') {
            in++;
        }
        return in == pattern.length;
    }
}

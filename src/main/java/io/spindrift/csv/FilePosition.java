package io.spindrift.csv;

import io.spindrift.text.Printable;
import java.nio.file.Path;
import java.util.List;

/**
 * A position in a file, for messages.
 *
 * @param file the file
 * @param line the line, counted from 1
 * @param column the name of the column; null for the whole line
 */
record FilePosition(Path file, long line, String column) {
    static final int TEXT_MAX = 60;

    /** Returns an error in the whole line. */
    static FilePosition of(Path file, long line) {
        return new FilePosition(file, line, null);
    }

    /** Returns the error of a text that differs from the expected one. */
    CsvException expected(String what, String text, String advice) {
        return error("expected " + what + ", got " + quoted(text) + "; " + advice);
    }

    /** Returns an error at this position. */
    CsvException error(String message) {
        return new CsvException(this + ": " + message);
    }

    /** Returns the name of the file for messages. */
    static String name(Path file) {
        return "file " + Printable.of(file.toString());
    }

    /** Returns a text in quotes, shortened, with escapes for characters that cannot be printed. */
    static String quoted(String text) {
        int end = Math.min(text.length(), TEXT_MAX);
        boolean halved = end < text.length() && Character.isHighSurrogate(text.charAt(end - 1));
        String cut = end == text.length() ? text : text.substring(0, halved ? end - 1 : end) + "…";
        return "'" + Printable.of(cut) + "'";
    }

    /** Returns names separated by commas; only the first ones of a long list. */
    static String shortened(List<String> names) {
        String first = Printable.of(
                String.join(", ", names.stream().limit(CsvSummary.NAMES_MAX).toList()));
        int more = names.size() - CsvSummary.NAMES_MAX;
        return more > 0 ? first + " and " + more + " more" : first;
    }

    @Override
    public String toString() {
        return name(file) + ", line " + line + (column == null ? "" : ", column " + quoted(column));
    }
}

package io.spindrift.csv;

import java.nio.file.Path;
import java.util.List;

/**
 * A position in a file, for messages.
 *
 * @param file the file
 * @param line its line, counted from 1
 * @param column name of a column; null for the whole line
 */
record FilePosition(Path file, long line, String column) {
    static final int TEXT_MAX = 60;

    /** An error in the whole line. */
    static FilePosition of(Path file, long line) {
        return new FilePosition(file, line, null);
    }

    /** The error of a text that is not what was expected. */
    CsvException expected(String what, String text, String advice) {
        return error("expected " + what + ", got " + quoted(text) + "; " + advice);
    }

    /** An error here. */
    CsvException error(String message) {
        return new CsvException(this + ": " + message);
    }

    /** The file as messages show it. */
    static String name(Path file) {
        return "file " + escaped(file.toString());
    }

    /** A text in quotes, cut where it is long, its control characters as escapes. */
    static String quoted(String text) {
        String cut = text.length() <= TEXT_MAX ? text : text.substring(0, TEXT_MAX) + "…";
        return "'" + escaped(cut) + "'";
    }

    /** Names separated by commas; of many, the first. */
    static String shortened(List<String> names) {
        String first = escaped(
                String.join(", ", names.stream().limit(CsvSummary.NAMES_MAX).toList()));
        int more = names.size() - CsvSummary.NAMES_MAX;
        return more > 0 ? first + " and " + more + " more" : first;
    }

    static String escaped(String text) {
        StringBuilder escaped = new StringBuilder();
        text.chars().forEach(character -> {
            if (Character.isISOControl(character) || Character.getType(character) == Character.FORMAT) {
                escaped.append(String.format("\\u%04x", character));
            } else {
                escaped.append((char) character);
            }
        });
        return escaped.toString();
    }

    @Override
    public String toString() {
        return name(file) + ", line " + line + (column == null ? "" : ", column " + quoted(column));
    }
}

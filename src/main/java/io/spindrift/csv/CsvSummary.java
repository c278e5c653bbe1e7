package io.spindrift.csv;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * The contents of a file, and how they are used.
 *
 * @param file the name of the file
 * @param rows the number of rows below the header
 * @param separator the separator of fields, in words
 * @param encoding the encoding of the text, in words
 * @param times the times of rows; null if no column has times
 * @param columns all columns, in the order of the file
 * @param notes notes on data that was left out or read in an unusual way
 */
public record CsvSummary(
        String file,
        long rows,
        String separator,
        String encoding,
        Times times,
        List<Column> columns,
        List<String> notes) {
    /** The maximum number of names in a list. */
    static final int NAMES_MAX = 12;

    /**
     * The times of rows.
     *
     * @param column the column of times
     * @param form the form of times, in words
     * @param order the order of times in the file, in words
     * @param sorted whether rows are sorted by time
     */
    public record Times(String column, String form, String order, boolean sorted) {}

    /**
     * A column.
     *
     * @param name its name
     * @param use its use: taken, times or left out
     * @param reason why it is left out; null for other uses
     * @param missing the number of its fields without a value
     */
    public record Column(String name, String use, String reason, long missing) {
        boolean isTaken() {
            return use.equals("taken");
        }
    }

    /** Returns the same with another note. */
    public CsvSummary noting(String note) {
        List<String> more = new ArrayList<>(notes);
        more.add(note);
        return new CsvSummary(file, rows, separator, encoding, times, columns, List.copyOf(more));
    }

    /** Returns the summary as lines of text. */
    public List<String> lines() {
        List<String> lines = new ArrayList<>();
        lines.add(FilePosition.name(Path.of(file)) + ": " + count(rows, "row") + ", " + separator + ", " + encoding);
        if (times != null) {
            lines.add("  times read as " + times.form + ", " + times.order + " (column "
                    + FilePosition.quoted(times.column) + ")" + (times.sorted ? "; rows are sorted by them" : ""));
        }
        List<String> taken =
                columns.stream().filter(Column::isTaken).map(Column::name).toList();
        lines.add("  taken: " + FilePosition.shortened(taken));
        List<String> left = columns.stream()
                .filter(column -> column.reason != null)
                .map(column -> column.name + " (" + column.reason + ")")
                .toList();
        if (!left.isEmpty()) {
            lines.add("  left out: " + FilePosition.shortened(left));
        }
        List<String> missing = columns.stream()
                .filter(column -> column.isTaken() && column.missing > 0)
                .map(column -> column.name + " " + column.missing)
                .toList();
        if (!missing.isEmpty()) {
            lines.add("  missing values: " + FilePosition.shortened(missing));
        }
        notes.forEach(note -> lines.add("  " + note));
        return lines;
    }

    private static String count(long count, String what) {
        return count + " " + what + (count == 1 ? "" : "s");
    }
}

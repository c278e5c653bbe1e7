package io.spindrift.csv;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * What is in a file, and what of it is used.
 *
 * @param file its name
 * @param rows below the header
 * @param separator of fields, in words
 * @param encoding of the text, in words
 * @param times of rows; null where no column has any
 * @param columns all of them, in the order of the file
 * @param notes what was left out, or read in an unusual way
 */
public record CsvSummary(
        String file,
        long rows,
        String separator,
        String encoding,
        Times times,
        List<Column> columns,
        List<String> notes) {
    /** The names that are listed of many. */
    static final int NAMES_MAX = 12;

    /**
     * Times of rows.
     *
     * @param column that has them
     * @param form of them, in words
     * @param order of them in the file, in words
     * @param sorted whether rows are sorted by them
     */
    public record Times(String column, String form, String order, boolean sorted) {}

    /**
     * One column.
     *
     * @param name of it
     * @param use of it: taken, times or left out
     * @param reason why it is left out; null where it is not
     * @param missing how many of its fields have no value
     */
    public record Column(String name, String use, String reason, long missing) {
        boolean isTaken() {
            return use.equals("taken");
        }
    }

    /** The same with another note. */
    public CsvSummary noting(String note) {
        List<String> more = new ArrayList<>(notes);
        more.add(note);
        return new CsvSummary(file, rows, separator, encoding, times, columns, List.copyOf(more));
    }

    /** The summary as lines of text. */
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

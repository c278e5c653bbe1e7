package io.spindrift.csv;

import java.nio.charset.Charset;
import java.util.List;

/**
 * How a file is read. Options that are not given are determined from the file, and reported.
 *
 * @param layout how text becomes rows and fields
 * @param values how fields become numbers
 * @param times the column and the form of times
 */
public record CsvFormat(Layout layout, Values values, Times times) {
    /** All options are determined from the file. */
    public static final CsvFormat FOUND = new CsvFormat(
            new Layout(null, null, Header.AUTO), new Values(DecimalMark.AUTO, List.of()), new Times(null, null, false));

    /** Whether the first row has the names of the columns. */
    public enum Header {
        /** It has if it looks like names. */
        AUTO,
        /** It always has. */
        YES,
        /** It never has; columns are named by their position. */
        NO
    }

    /** The decimal mark of numbers. */
    public enum DecimalMark {
        /** The mark is determined from the numbers. */
        AUTO,
        /** The mark is a point; commas are thousands separators. */
        POINT,
        /** The mark is a comma; points are thousands separators. */
        COMMA
    }

    /**
     * How text becomes rows and fields.
     *
     * @param separator the separator of fields; null to determine it
     * @param encoding the encoding of the text; null for UTF-8, or that of a byte order mark
     * @param header whether the first row has the names of the columns
     */
    public record Layout(Character separator, Charset encoding, Header header) {}

    /**
     * How fields become numbers.
     *
     * @param decimal the decimal mark
     * @param missing words for a missing value, in addition to the usual ones
     */
    public record Values(DecimalMark decimal, List<String> missing) {}

    /**
     * The times of rows.
     *
     * @param column the column of times; null to determine it, {@value #NO_COLUMN} for none
     * @param form the form of times, as in {@code --time-format}; null to determine it
     * @param sort whether rows are sorted by time
     */
    public record Times(String column, String form, boolean sort) {
        /** The name that means that no column has times. */
        public static final String NO_COLUMN = "-";

        /** Returns whether a column was named. */
        public boolean named() {
            return column != null && !column.equals(NO_COLUMN);
        }

        boolean none() {
            return NO_COLUMN.equals(column);
        }
    }

    /** Returns the same with a column of times. */
    public CsvFormat time(String column) {
        return new CsvFormat(layout, values, new Times(column, times.form(), times.sort()));
    }

    /** Returns the same with rows sorted by time. */
    public CsvFormat sorted() {
        return new CsvFormat(layout, values, new Times(times.column(), times.form(), true));
    }
}

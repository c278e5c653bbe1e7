package io.spindrift.csv;

import java.nio.charset.Charset;
import java.util.List;

/**
 * How a file is read. What is not given is found in the file, and told.
 *
 * @param layout how text becomes rows and fields
 * @param values how fields become numbers
 * @param times which column has times, and in what form
 */
public record CsvFormat(Layout layout, Values values, Times times) {
    /** Everything is found in the file. */
    public static final CsvFormat FOUND = new CsvFormat(
            new Layout(null, null, Header.AUTO), new Values(DecimalMark.AUTO, List.of()), new Times(null, null, false));

    /** Whether the first row names columns. */
    public enum Header {
        /** It must look like names. */
        AUTO,
        /** It does, whatever it looks like. */
        YES,
        /** It does not: columns are named by their position. */
        NO
    }

    /** What separates the decimals of numbers. */
    public enum DecimalMark {
        /** Found in the numbers. */
        AUTO,
        /** A point; commas are thousands separators. */
        POINT,
        /** A comma; points are thousands separators. */
        COMMA
    }

    /**
     * How text becomes rows and fields.
     *
     * @param separator of fields; null to find it
     * @param encoding of the text; null for UTF-8, or what a byte order mark says
     * @param header whether the first row names columns
     */
    public record Layout(Character separator, Charset encoding, Header header) {}

    /**
     * How fields become numbers.
     *
     * @param decimal what separates decimals
     * @param missing words for a missing value, in addition to the usual ones
     */
    public record Values(DecimalMark decimal, List<String> missing) {}

    /**
     * Times of rows.
     *
     * @param column that has them; null to find it, {@value #NO_COLUMN} for none
     * @param form of them, as {@code --time-format} takes it; null to find it
     * @param sort whether rows are sorted by time
     */
    public record Times(String column, String form, boolean sort) {
        /** Says that no column has times. */
        public static final String NO_COLUMN = "-";

        /** Whether a column was named. */
        public boolean named() {
            return column != null && !column.equals(NO_COLUMN);
        }

        boolean none() {
            return NO_COLUMN.equals(column);
        }
    }

    /** The same with a column of times. */
    public CsvFormat time(String column) {
        return new CsvFormat(layout, values, new Times(column, times.form(), times.sort()));
    }

    /** The same with rows sorted by time. */
    public CsvFormat sorted() {
        return new CsvFormat(layout, values, new Times(times.column(), times.form(), true));
    }
}

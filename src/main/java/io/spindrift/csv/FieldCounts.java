package io.spindrift.csv;

import io.spindrift.csv.RecordReader.Fields;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;

/** Explains rows that do not have as many fields as the header. */
final class FieldCounts {
    private FieldCounts() {}

    /**
     * Returns the error of a row.
     *
     * @param rows the row, and some that follow it
     */
    static CsvException mismatch(Path file, char separator, HeaderRow header, List<Fields> rows) {
        Fields row = rows.get(0);
        int expected = header.names().size();
        int got = row.fields().size();
        String advice = aboveHeader(separator, header, rows);
        if (advice == null) {
            advice = got > expected ? tooMany(separator, expected, rows) : tooFew(row, rows.size() == 1);
        }
        return FilePosition.of(file, row.line())
                .error("expected " + fields(expected) + " as in the header (line " + header.line() + "), got " + got
                        + ": " + FilePosition.quoted(row.text(separator)) + "; " + advice);
    }

    private static String fields(int count) {
        return count + (count == 1 ? " field" : " fields");
    }

    /** Explains a line that was taken for the header and is above it; null if it does not look like that. */
    private static String aboveHeader(char separator, HeaderRow header, List<Fields> rows) {
        String name = header.names().get(0);
        Fields row = rows.get(0);
        if (name.matches("(%|//|!|--|\\*).*")
                || separator == ';' && header.unnamed().contains(0)) {
            return "it looks like a comment above the header; remove it, or begin it with '#'";
        }
        boolean sentence = header.names().size() == 1
                && !name.matches("\\w+")
                && row.fields().size() > 1;
        boolean names = row.fields().size() > 1 && row.fields().stream().noneMatch(HeaderRow::isData);
        boolean data = rows.size() > 1 && rows.get(1).fields().stream().anyMatch(HeaderRow::isData);
        boolean next = row.line() <= header.line() + 2;
        return next && (sentence || names && data) ? "it looks like a title above the header; remove it" : null;
    }

    private static String tooMany(char separator, int expected, List<Fields> rows) {
        List<String> fields = rows.get(0).fields();
        int got = fields.size();
        boolean alike = rows.stream().allMatch(each -> each.fields().size() == got);
        if (fields.subList(expected, got).stream().allMatch(String::isEmpty)) {
            return "it looks like separators at the end of rows; remove them, or add them to the header";
        }
        boolean rowNames = alike && got == expected + 1 && areRowNames(rows);
        boolean decimals = separator == ',' && pairs(fields) > 0;
        if (rowNames && decimals) {
            return "it looks like numbers with decimal commas that are not quoted, or row names without a column name; "
                    + "quote the numbers, or add a name to the header";
        }
        if (rowNames) {
            return "it looks like row names without a column name, as R writes them; write the file with row.names = "
                    + "FALSE, or add a name to the header";
        }
        if (decimals) {
            return "it looks like numbers with decimal commas or thousands separators that are not quoted; quote them, or "
                    + "separate fields by ';'";
        }
        if (alike) {
            return "it looks like a header with missing names; add them";
        }
        return "it looks like a separator within a field; quote the field";
    }

    /** Returns whether the first column of all rows has numbers that count rows, or texts. */
    private static boolean areRowNames(List<Fields> rows) {
        boolean counts = rows.size() > 1
                && IntStream.range(0, rows.size())
                        .allMatch(i -> rows.get(i).fields().get(0).equals(Integer.toString(i + 1)));
        boolean texts = rows.stream()
                .map(each -> each.fields().get(0))
                .noneMatch(text -> NumberShape.of(text).isNumber() || TimeForms.looksLikeTime(text));
        return counts || texts;
    }

    /** Returns whether whole numbers are followed by digits. */
    private static long pairs(List<String> fields) {
        return IntStream.range(0, fields.size() - 1)
                .filter(i -> fields.get(i).matches("[+-]?\\d{1,15}")
                        && fields.get(i + 1).matches("\\d{1,15}"))
                .count();
    }

    private static String tooFew(Fields row, boolean last) {
        if (last
                && row.fields().size() == 1
                && !NumberShape.of(row.fields().get(0)).isNumber()) {
            return "it looks like a note below the table; remove it";
        }
        if (last) {
            return "it looks like a file that was cut off; complete the row or remove it";
        }
        return "it looks like missing values; leave their fields empty, but keep the separators";
    }
}

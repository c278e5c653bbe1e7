package io.spindrift.csv;

import io.spindrift.csv.CsvFormat.Header;
import io.spindrift.csv.RecordReader.Fields;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/**
 * The names of the columns of a file.
 *
 * @param line the line of the names
 * @param names one name for each column; columns without a name are named by their position, {@code column 3}
 * @param unnamed the positions of those columns, from 0
 * @param named whether the file has names
 */
record HeaderRow(long line, List<String> names, List<Integer> unnamed, boolean named) {

    /**
     * Returns the header in the first record of a file.
     *
     * @param comments the comments before it
     */
    static HeaderRow of(Path file, Fields first, Header kind, char separator, List<String> comments) {
        List<String> fields = first.fields();
        if (kind == Header.NO) {
            List<Integer> all = IntStream.range(0, fields.size()).boxed().toList();
            return new HeaderRow(
                    first.line(), all.stream().map(HeaderRow::positional).toList(), List.of(), false);
        }
        FilePosition position = FilePosition.of(file, first.line());
        if (kind == Header.AUTO && fields.stream().anyMatch(HeaderRow::isData)) {
            throw position.expected("the names of columns", first.text(separator), advice(fields, separator, comments));
        }
        List<String> names = new ArrayList<>();
        List<Integer> unnamed = new ArrayList<>();
        Map<String, Integer> positions = new HashMap<>();
        for (int i = 0; i < fields.size(); i++) {
            String name = fields.get(i);
            if (name.isEmpty()) {
                unnamed.add(i);
                name = positional(i);
            }
            Integer before = positions.putIfAbsent(name, i);
            if (before != null) {
                throw position.error("expected columns with different names, got " + FilePosition.quoted(name)
                        + " for columns " + (before + 1) + " and " + (i + 1)
                        + "; rename one of them");
            }
            names.add(name);
        }
        return new HeaderRow(first.line(), List.copyOf(names), unnamed, true);
    }

    private static String positional(int column) {
        return "column " + (column + 1);
    }

    /** Returns whether a field is a number or a time, which names are not. */
    static boolean isData(String field) {
        return NumberShape.of(field).isNumber() || TimeForms.looksLikeTime(field);
    }

    private static String advice(List<String> fields, char separator, List<String> comments) {
        for (String comment : comments) {
            if (fields.size() > 1
                    && comment.split(Pattern.quote(String.valueOf(separator)), -1).length == fields.size()) {
                return "it looks like the names are in the comment " + FilePosition.quoted("#" + comment)
                        + "; remove its mark '#'";
            }
        }
        boolean all = fields.stream().allMatch(field -> field.isEmpty() || isData(field));
        return "it looks like "
                + (all ? "a file without a header" : "a file without a header, or names that are numbers")
                + "; add a first line with names, or pass --header no, which names columns by their position"
                + (all ? "" : ", or --header yes");
    }
}

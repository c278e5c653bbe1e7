package io.spindrift.csv;

import io.spindrift.csv.CsvFormat.DecimalMark;
import java.util.List;

/** Determines the decimal mark of the numbers of a file. A file has one mark. */
final class DecimalMarks {
    private DecimalMarks() {}

    /**
     * Decides by the numbers whose mark is unambiguous. If there is none, {@code 19,600} has a decimal comma in a file whose
     * fields are separated by semicolons, and is rejected in other files. {@code 19.600} has a decimal point, but is rejected
     * in a file whose fields are separated by semicolons, where the point may separate thousands, and next to numbers such as
     * {@code 987}.
     */
    static NumberText find(List<ColumnCheck> numbers, char separator) {
        long comma = count(numbers, NumberShape.COMMA, NumberShape.POINT_GROUPS);
        long point = count(numbers, NumberShape.POINT, NumberShape.COMMA_GROUPS);
        if (comma + point > 0) {
            return new NumberText(comma > point ? DecimalMark.COMMA : DecimalMark.POINT);
        }
        boolean pointOrGroups = count(numbers, NumberShape.POINT_OR_GROUPS) > 0;
        boolean plain = separator == ';' && !pointOrGroups;
        if (plain && count(numbers, NumberShape.COMMA_OR_GROUPS) > 0) {
            return new NumberText(DecimalMark.COMMA);
        }
        boolean unclear = separator == ';' ? pointOrGroups : numbers.stream().anyMatch(ColumnCheck::mayHavePointGroups);
        return new NumberText(DecimalMark.AUTO, unclear);
    }

    private static long count(List<ColumnCheck> columns, NumberShape... shapes) {
        long count = 0;
        for (NumberShape shape : shapes) {
            count += columns.stream().mapToLong(column -> column.count(shape)).sum();
        }
        return count;
    }

    /** Returns whether numbers with thousands separators are read. */
    static boolean grouped(List<ColumnCheck> numbers, DecimalMark decimal) {
        return switch (decimal) {
            case POINT -> count(numbers, NumberShape.COMMA_OR_GROUPS, NumberShape.COMMA_GROUPS) > 0;
            case COMMA -> count(numbers, NumberShape.POINT_OR_GROUPS, NumberShape.POINT_GROUPS) > 0;
            case AUTO -> false;
        };
    }

    /** Returns advice for a number that has another mark than the others. */
    static String advice(String text, DecimalMark decimal) {
        NumberShape shape = NumberShape.of(ColumnCheck.withoutPercent(text));
        if (shape == NumberShape.COMMA_OR_GROUPS || shape == NumberShape.POINT_GROUPS && decimal == DecimalMark.AUTO) {
            return "it looks like a number with thousands separators, or with a decimal comma; pass --decimal point or "
                    + "--decimal comma";
        }
        if (shape == NumberShape.POINT_OR_GROUPS && decimal == DecimalMark.AUTO) {
            return "it looks like a number with thousands separators, or with a decimal point; pass --decimal comma or "
                    + "--decimal point";
        }
        return decimal == DecimalMark.COMMA
                ? "it looks like a number with a decimal point, while others have a decimal comma; use one mark in all "
                        + "numbers"
                : "it looks like a number with a decimal comma, while others have a decimal point; use one mark in all "
                        + "numbers";
    }
}

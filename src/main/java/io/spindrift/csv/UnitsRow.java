package io.spindrift.csv;

import io.spindrift.csv.RecordReader.Fields;
import java.util.List;

/**
 * The first row below the header, if it looks like the units of the columns. Only the rows below it show whether it is.
 *
 * @param row its fields
 */
record UnitsRow(Fields row) {
    private static final int LENGTH_MAX = 24;

    /**
     * Returns whether a row has short texts, and no number, time or word for a missing value among them.
     *
     * @param words the words for missing values
     * @param givenForm the form of times that the user gives; null if none
     */
    static boolean looksLike(Fields row, MissingWords words, TimeForm givenForm) {
        return row.fields().stream().anyMatch(field -> !field.isEmpty())
                && row.fields().stream()
                        .noneMatch(field -> isValue(field, words) || givenForm != null && givenForm.reads(field));
    }

    private static boolean isValue(String field, MissingWords words) {
        return field.length() > LENGTH_MAX
                || NumberShape.of(ColumnCheck.withoutPercent(field)).isNumber()
                || TimeForms.looksLikeTime(field)
                || LooksLike.isUnavailable(field)
                || !field.isEmpty() && !field.equals("-") && words.contain(field);
    }

    /** Returns whether its texts are above columns of numbers, and therefore units. Otherwise it is a row of the table. */
    boolean isAbove(List<ColumnCheck> columns) {
        boolean aboveNumbers = true;
        boolean any = false;
        for (int i = 0; i < columns.size(); i++) {
            ColumnCheck column = columns.get(i);
            boolean numbers = column.isNumbers();
            boolean values = numbers || column.timesOfText().isPresent();
            boolean text = !row.fields().get(i).isEmpty();
            any |= text && numbers;
            aboveNumbers &= !text || values || !column.present().any();
        }
        return any && aboveNumbers;
    }
}

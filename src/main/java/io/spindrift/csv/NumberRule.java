package io.spindrift.csv;

import java.nio.file.Path;

/**
 * What the fields of a column must be that is taken for numbers.
 *
 * @param file of the column
 * @param numbers how the file writes numbers
 */
record NumberRule(Path file, NumberText numbers) {

    /** Fails unless a column has only numbers and missing values, and at least one number. */
    void require(ColumnCheck column) {
        FoundText odd = column.failureOf(numbers);
        if (odd == null) {
            odd = column.oddPercent();
        }
        if (odd != null) {
            throw position(odd, column).expected("a number", odd.text(), advice(odd.text(), column));
        }
        if (!column.present().any()) {
            throw position(column.missing(), column)
                    .expected("numbers", column.missing().text(), "the column has no values");
        }
    }

    /** Fails unless a column has a number in each row. */
    void requirePresent(ColumnCheck column) {
        require(column);
        if (column.missing().any()) {
            throw position(column.missing(), column)
                    .expected(
                            "a number",
                            column.missing().text(),
                            "regression needs a number in each field; complete the row or remove it");
        }
    }

    /** What a text looks like that is no number as the others of its column are. */
    String advice(String text, ColumnCheck column) {
        String number = ColumnCheck.withoutPercent(text);
        NumberShape shape = NumberShape.of(number);
        if (shape.isNumber() && !numbers.fits(shape)) {
            return DecimalMarks.advice(text, numbers.decimal());
        }
        if (numbers.reads(number) && column.oddPercent() != null) {
            return "it looks like a number " + (number.equals(text) ? "without" : "with")
                    + " a percent sign, while others of the column are otherwise; write all alike";
        }
        return LooksLike.number(text);
    }

    private FilePosition position(FoundText found, ColumnCheck column) {
        return new FilePosition(file, found.line(), column.name());
    }
}

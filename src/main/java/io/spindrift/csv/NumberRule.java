package io.spindrift.csv;

import java.nio.file.Path;

/**
 * Checks the fields of a column of numbers.
 *
 * @param file the file of the column
 * @param numbers the format of numbers in the file
 */
record NumberRule(Path file, NumberText numbers) {

    /** Throws an exception unless a column has only numbers and missing values, and at least one number. */
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

    /** Throws an exception unless a column has a number in each row. */
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

    /** Explains a text that is not a number like the others of its column. */
    String advice(String text, ColumnCheck column) {
        String number = ColumnCheck.withoutPercent(text);
        NumberShape shape = NumberShape.of(number);
        if (shape.isNumber() && !numbers.fits(shape)) {
            return DecimalMarks.advice(text, numbers.decimal());
        }
        if (numbers.reads(number) && column.oddPercent() != null) {
            return "it looks like a number " + (number.equals(text) ? "without" : "with")
                    + " a percent sign, while the others of the column are different; write all of them in one way";
        }
        return LooksLike.number(text);
    }

    private FilePosition position(FoundText found, ColumnCheck column) {
        return new FilePosition(file, found.line(), column.name());
    }
}

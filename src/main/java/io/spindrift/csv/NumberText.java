package io.spindrift.csv;

import io.spindrift.csv.CsvFormat.DecimalMark;

/**
 * Reads numbers in the format of a file.
 *
 * @param decimal the decimal mark; {@link DecimalMark#AUTO} if no number has a mark that could be mistaken
 * @param pointUnclear whether {@code 19.600} may be 19600 in this file, and so cannot be read
 */
record NumberText(DecimalMark decimal, boolean pointUnclear) {
    /** The maximum magnitude of a number, as in records. Its square is a finite double. */
    static final double MAGNITUDE_MAX = 1e100;

    /** Longer texts and exponents may be numbers that are too large. */
    private static final int SAFE_LENGTH = 100;

    NumberText(DecimalMark decimal) {
        this(decimal, false);
    }

    /** Returns whether a number of a shape can be read. */
    boolean fits(NumberShape shape) {
        return shape.fits(decimal) && !(pointUnclear && shape == NumberShape.POINT_OR_GROUPS);
    }

    /** Returns whether a text can be read as a number within the maximum magnitude. */
    boolean reads(String text) {
        boolean safe = text.length() < SAFE_LENGTH && text.indexOf('e') < 0 && text.indexOf('E') < 0;
        return safe ? fits(NumberShape.of(text)) : !Double.isNaN(number(text));
    }

    /** Returns the number of a text; NaN if {@link #reads} does not accept it. */
    double number(String text) {
        NumberShape shape = NumberShape.of(text);
        if (!fits(shape)) {
            return Double.NaN;
        }
        double number = Double.parseDouble(
                shape == NumberShape.PLAIN || shape == NumberShape.POINT ? ascii(text) : plain(text));
        return Math.abs(number) <= MAGNITUDE_MAX ? number : Double.NaN;
    }

    private static String ascii(String text) {
        boolean plain = text.chars().allMatch(each -> each < 128 && each != ' ' && each != '\'');
        return plain ? text : NumberShape.withoutGroupMarks(NumberShape.normalSign(text));
    }

    /** Returns the number with a decimal point and without thousands separators. */
    private String plain(String text) {
        return decimal == DecimalMark.COMMA
                ? ascii(text).replace(".", "").replace(',', '.')
                : ascii(text).replace(",", "");
    }
}

package io.spindrift.csv;

import io.spindrift.csv.CsvFormat.DecimalMark;

/**
 * Numbers as a file writes them.
 *
 * @param decimal the decimal mark; {@link DecimalMark#AUTO} where no number has one that could be taken for another
 * @param pointUnclear whether {@code 19.600} may be 19600 in this file, so that it cannot be read
 */
record NumberText(DecimalMark decimal, boolean pointUnclear) {
    /** The largest magnitude of a number, as in records; its square still is a finite double. */
    static final double MAGNITUDE_MAX = 1e100;

    /** Longer texts, and exponents, may stand for numbers that are too large. */
    private static final int SAFE_LENGTH = 100;

    NumberText(DecimalMark decimal) {
        this(decimal, false);
    }

    /** Whether a number of a shape can be read. */
    boolean fits(NumberShape shape) {
        return shape.fits(decimal) && !(pointUnclear && shape == NumberShape.POINT_OR_GROUPS);
    }

    /** Whether a text can be read, and is no larger than numbers may be. */
    boolean reads(String text) {
        boolean safe = text.length() < SAFE_LENGTH && text.indexOf('e') < 0 && text.indexOf('E') < 0;
        return safe ? fits(NumberShape.of(text)) : !Double.isNaN(number(text));
    }

    /** The number of a text; NaN if it is none that {@link #reads} accepts. */
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

    /** With a point for decimals, and without thousands separators. */
    private String plain(String text) {
        return decimal == DecimalMark.COMMA
                ? ascii(text).replace(".", "").replace(',', '.')
                : ascii(text).replace(",", "");
    }
}

package io.spindrift.csv;

import io.spindrift.csv.CsvFormat.DecimalMark;

/**
 * Numbers as a file writes them.
 *
 * @param decimal the decimal mark; {@link DecimalMark#AUTO} where no number has one that could be taken for another
 */
record NumberText(DecimalMark decimal) {
    /** The largest magnitude of a number, as in records; its square still is a finite double. */
    static final double MAGNITUDE_MAX = 1e100;

    /** Longer texts, and exponents, may stand for numbers that are too large. */
    private static final int SAFE_LENGTH = 100;

    /** Whether a text can be read, and is no larger than numbers may be. */
    boolean reads(String text) {
        boolean safe = text.length() < SAFE_LENGTH && text.indexOf('e') < 0 && text.indexOf('E') < 0;
        return safe ? NumberShape.of(text).fits(decimal) : !Double.isNaN(number(text));
    }

    /** The number of a text; NaN if it is none that {@link #reads} accepts. */
    double number(String text) {
        NumberShape shape = NumberShape.of(text);
        if (!shape.fits(decimal)) {
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

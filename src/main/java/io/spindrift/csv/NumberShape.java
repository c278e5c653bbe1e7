package io.spindrift.csv;

import java.util.regex.Pattern;

/** The marks in a number, which limit its possible decimal mark. */
enum NumberShape {
    /** Digits, with an optional exponent: {@code 19}, {@code 1e5}. */
    PLAIN(true, true),
    /** {@code 19.6}: the point is a decimal mark. */
    POINT(true, false),
    /** {@code 19.600}: the point is most likely a decimal mark; it separates thousands if other numbers have decimal commas. */
    POINT_OR_GROUPS(true, true),
    /** {@code 1.234.567} or {@code 1.234,5}: points are thousands separators. */
    POINT_GROUPS(false, true),
    /** {@code 19,6}: the comma is a decimal mark. */
    COMMA(false, true),
    /** {@code 19,600}: the comma separates thousands, or is a decimal mark. */
    COMMA_OR_GROUPS(true, true),
    /** {@code 1,234,567} or {@code 1,234.5}: commas are thousands separators. */
    COMMA_GROUPS(true, false),
    /** The text is not a number. */
    OTHER(false, false);

    private static final Pattern COMMA_GROUPED = Pattern.compile("[+-]?[1-9]\\d{0,2}(,\\d{3})+(\\.\\d*)?");
    private static final Pattern POINT_GROUPED = Pattern.compile("[+-]?[1-9]\\d{0,2}(\\.\\d{3})+(,\\d*)?");
    private static final Pattern SPACE_GROUPED =
            Pattern.compile("[+-]?[1-9]\\d{0,2}([ \u00a0\u2009\u202f'’]\\d{3})+([.,]\\d*)?");
    private static final Pattern GROUP_MARKS = Pattern.compile("[ \u00a0\u2009\u202f'’]");

    private final boolean withPoint;
    private final boolean withComma;

    NumberShape(boolean withPoint, boolean withComma) {
        this.withPoint = withPoint;
        this.withComma = withComma;
    }

    /** Returns the shape of a text without blanks around it. */
    static NumberShape of(String text) {
        NumberShape simple = simple(text);
        if (simple != OTHER || text.isEmpty() || text.length() > FilePosition.TEXT_MAX) {
            return simple;
        }
        String number = normalSign(text);
        if (!number.equals(text)) {
            return of(number);
        }
        int comma = text.indexOf(',');
        if (comma >= 0 && text.indexOf(',', comma + 1) < 0 && text.indexOf('.') < 0) {
            return oneComma(text);
        }
        if (SPACE_GROUPED.matcher(text).matches()) {
            return of(withoutGroupMarks(text));
        }
        if (COMMA_GROUPED.matcher(text).matches()) {
            return COMMA_GROUPS;
        }
        return POINT_GROUPED.matcher(text).matches() ? POINT_GROUPS : OTHER;
    }

    /** Returns the shape of a number with a comma in place of a point. */
    private static NumberShape oneComma(String text) {
        boolean grouped = GROUP_MARKS.matcher(text).find();
        if (grouped) {
            return SPACE_GROUPED.matcher(text).matches() ? COMMA : OTHER;
        }
        return switch (simple(text.replace(',', '.'))) {
            case POINT -> COMMA;
            case POINT_OR_GROUPS -> COMMA_OR_GROUPS;
            default -> OTHER;
        };
    }

    /** Returns whether a text has digits, at most one point, and an optional exponent. */
    private static NumberShape simple(String text) {
        int at = !text.isEmpty() && (text.charAt(0) == '-' || text.charAt(0) == '+') ? 1 : 0;
        int whole = digits(text, at);
        int end = at + whole;
        int decimals = 0;
        boolean point = end < text.length() && text.charAt(end) == '.';
        if (point) {
            decimals = digits(text, end + 1);
            end += 1 + decimals;
        }
        if (whole + decimals == 0) {
            return OTHER;
        }
        boolean exponent = end < text.length() && (text.charAt(end) == 'e' || text.charAt(end) == 'E');
        if (exponent) {
            int sign = end + 1 < text.length() && "+-".indexOf(text.charAt(end + 1)) >= 0 ? 1 : 0;
            int power = digits(text, end + 1 + sign);
            end = power == 0 ? -1 : end + 1 + sign + power;
        }
        if (end != text.length()) {
            return OTHER;
        }
        if (!point) {
            return PLAIN;
        }
        boolean group = decimals == 3 && whole >= 1 && whole <= 3 && text.charAt(at) != '0' && !exponent;
        return group ? POINT_OR_GROUPS : POINT;
    }

    private static int digits(String text, int from) {
        int end = from;
        while (end < text.length() && text.charAt(end) >= '0' && text.charAt(end) <= '9') {
            end++;
        }
        return end - from;
    }

    static String withoutGroupMarks(String text) {
        return GROUP_MARKS.matcher(text).replaceAll("");
    }

    /** Returns a text with the usual minus sign in place of the typographic one. */
    static String normalSign(String text) {
        return text.startsWith("\u2212") ? "-" + text.substring(1) : text;
    }

    boolean isNumber() {
        return this != OTHER;
    }

    /** Returns whether a number of this shape can be read with a decimal mark. */
    boolean fits(CsvFormat.DecimalMark decimal) {
        return switch (decimal) {
            case POINT -> withPoint;
            case COMMA -> withComma;
            case AUTO -> this == PLAIN || this == POINT || this == POINT_OR_GROUPS;
        };
    }
}

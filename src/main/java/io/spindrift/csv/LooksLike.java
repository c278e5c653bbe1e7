package io.spindrift.csv;

import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/** Guesses the meaning of a text where a number was expected, and gives advice. */
final class LooksLike {
    private static final Set<String> UNAVAILABLE = Set.of(
            "unavailable",
            "unknown",
            "error",
            "err",
            "bad",
            "offline",
            "no data",
            "nodata",
            "no_data",
            "fail",
            "failed",
            "void",
            "invalid",
            "undefined",
            "empty",
            "fault",
            "timeout",
            "i/o timeout",
            "not available");

    private static final Pattern WITH_UNIT = Pattern.compile("[+-]?[\\d.,]+\\s*[A-Za-z°µμΩ/²³^]+\\d?");

    private static final Pattern TWO_DIGIT_YEAR = Pattern.compile("\\d{1,2}[/.-]\\d{1,2}[/.-]\\d{2}\\b.*");

    private LooksLike() {}

    /** Returns whether a text says that a value was not available. */
    static boolean isUnavailable(String text) {
        return UNAVAILABLE.contains(text.toLowerCase(Locale.ROOT));
    }

    /** Returns a guess and advice, as the end of a sentence. */
    static String number(String text) {
        String like = almostNumber(text);
        return like != null
                ? like
                : "it looks like text; if it marks a missing value, pass --missing " + FilePosition.quoted(text)
                        + ", and to leave the column out, name others with --columns";
    }

    /** Returns the same for a text that a person would take for a number, a time or a missing value; null for other texts. */
    static String almost(String text) {
        return TWO_DIGIT_YEAR.matcher(text).matches() ? time(text) : almostNumber(text);
    }

    private static String almostNumber(String text) {
        String lower = text.toLowerCase(Locale.ROOT);
        String quoted = FilePosition.quoted(text);
        if (isUnavailable(text)) {
            return "it looks like a word for a missing value; pass --missing " + quoted + " or leave the field empty";
        }
        if (lower.matches("[+-]?inf(inity)?")) {
            return "a forecast needs finite numbers; leave the field empty where a value is missing";
        }
        if (text.startsWith("#")) {
            return "it looks like an error of a spreadsheet; leave the field empty, or pass --missing " + quoted;
        }
        if (lower.matches("[+-]?0x[0-9a-f.]+(p[+-]?\\d+)?")) {
            return "it looks like a hexadecimal number; write it as a decimal one";
        }
        if (text.matches("\\(.*\\d.*\\)")) {
            return "it looks like a negative number in parentheses; write it with a minus sign";
        }
        if (text.matches(".*[$€£¥].*") && text.matches(".*\\d.*")) {
            return "it looks like an amount with a currency; remove the currency sign";
        }
        if (text.matches("[+-]?[\\d.,]+(\\s+[+-]?[\\d.,]+)+")) {
            return "it looks like several numbers separated by spaces; separate them by commas, or pass --separator space";
        }
        if (TimeForms.looksLikeTime(text)) {
            return "it looks like a time";
        }
        if (WITH_UNIT.matcher(text).matches()) {
            return "it looks like a number with a unit; move the unit into the header";
        }
        if (NumberShape.of(text).isNumber()) {
            return "it looks like a number that is larger than " + NumberText.MAGNITUDE_MAX;
        }
        if (text.matches("[+-]?[\\d.,' ]+")) {
            return "it looks like a number with separators at unusual places";
        }
        if (lower.equals("true") || lower.equals("false")) {
            return "it looks like a truth value; write 1 or 0";
        }
        return null;
    }

    /** Returns the same for a text where a time was expected. */
    static String time(String text) {
        if (text.isEmpty()) {
            return "it looks like a missing time; complete it, or pass --time with another column, or - for none";
        }
        if (TWO_DIGIT_YEAR.matcher(text).matches()) {
            return "it looks like a date whose year has two digits; give its form, such as --time-format dd/MM/yy";
        }
        if (text.matches("-?\\d{5}(\\.\\d+)?")) {
            return "it looks like a day number of a spreadsheet; format the column as dates";
        }
        if (text.matches("[+-]?\\d+(\\.\\d*)?")) {
            return "a number of this size is not a time since 1970 in s, ms, us or ns, and not a date such as 20260101; "
                    + "give its form with --time-format, or pass --time with another column, or - for none";
        }
        return "give the form of the times, such as --time-format 'dd MMM yyyy HH:mm', or pass --time with another "
                + "column, or - for none";
    }
}

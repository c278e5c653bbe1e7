package io.spindrift.csv;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The forms of times that are determined from files, and those that can be given. A time without a zone is taken as UTC. */
final class TimeForms {
    private static final String CLOCK =
            "(?:[T ,]\\s*(?<h>\\d{1,2}):(?<m>\\d{2})(?::(?<s>\\d{2})(?:[.,](?<f>\\d{1,9}))?)?"
                    + "(?: ?(?<half>[AaPp][Mm]))?(?: ?(?<zone>Z|UTC|GMT|[+-]\\d{2}(?::?\\d{2})?))?)?";
    private static final Pattern YEAR_FIRST =
            Pattern.compile("(?<y>\\d{4})[-/](?<a>\\d{1,2})(?:[-/](?<b>\\d{1,2})" + CLOCK + ")?");
    private static final Pattern YEAR_LAST =
            Pattern.compile("(?<a>\\d{1,2})(?<mark>[-/.])(?<b>\\d{1,2})\\k<mark>(?<y>\\d{4})" + CLOCK);
    private static final Pattern COMPACT = Pattern.compile(
            "(?<y>(?:18|19|20|21)\\d{2})(?<a>\\d{2})(?<b>\\d{2})(?:T?(?<h>\\d{2})(?<m>\\d{2})(?<s>\\d{2})?Z?)?");
    private static final Pattern YEAR = Pattern.compile("(?:1[5-9]|2[01])\\d{2}");
    private static final Pattern EPOCH = Pattern.compile("([+-]?\\d{1,19})(?:\\.(\\d*))?");
    private static final int LENGTH_MAX = 45;
    /** The years 1 to 9999. */
    private static final long MILLIS_MIN = -62_135_596_800_000L;

    private static final long MILLIS_MAX = 253_402_300_799_999L;

    /** The unit of a whole number follows from its magnitude, from 1973 on. Smaller numbers are not read as times. */
    private static final double SECONDS_MIN = 1e8;

    static final TimeForm ISO = new TimeForm("ISO dates or times", TimeForms::yearFirst);
    static final TimeForm DAY_FIRST = new TimeForm("dates with the day first", text -> yearLast(text, true));
    static final TimeForm MONTH_FIRST = new TimeForm("dates with the month first", text -> yearLast(text, false));
    static final TimeForm COMPACT_DATE = new TimeForm("compact dates (yyyyMMdd)", TimeForms::compact);
    static final TimeForm YEARS = new TimeForm("years", TimeForms::year);

    /** Forms of texts that are not numbers. */
    static final List<TimeForm> OF_TEXT = List.of(ISO, DAY_FIRST, MONTH_FIRST, COMPACT_DATE);

    /** Time since 1970, in each unit. */
    static final List<TimeForm> EPOCHS = List.of(
            new TimeForm("epoch seconds", text -> epoch(text, 0, SECONDS_MIN)),
            new TimeForm("epoch milliseconds", text -> epoch(text, 3, SECONDS_MIN)),
            new TimeForm("epoch microseconds", text -> epoch(text, 6, SECONDS_MIN)),
            new TimeForm("epoch nanoseconds", text -> epoch(text, 9, SECONDS_MIN)));

    /** Forms of whole numbers. The first one that fits is preferred. */
    static final List<TimeForm> OF_NUMBERS =
            Stream.concat(Stream.of(COMPACT_DATE, YEARS), EPOCHS.stream()).toList();

    private static final Map<String, TimeForm> NAMED = Map.of(
            "iso", ISO,
            "day-first", DAY_FIRST,
            "month-first", MONTH_FIRST,
            "compact", COMPACT_DATE,
            "year", YEARS,
            "s", new TimeForm("epoch seconds", text -> epoch(text, 0, Double.NaN)),
            "ms", new TimeForm("epoch milliseconds", text -> epoch(text, 3, Double.NaN)),
            "us", new TimeForm("epoch microseconds", text -> epoch(text, 6, Double.NaN)),
            "ns", new TimeForm("epoch nanoseconds", text -> epoch(text, 9, Double.NaN)));

    private TimeForms() {}

    /** Returns the form of an option: one of some names, or a pattern of {@link DateTimeFormatter}. */
    static TimeForm named(String option) {
        TimeForm named = NAMED.get(option);
        if (named != null) {
            return named;
        }
        try {
            if (!option.contains("y") && !option.contains("u")) {
                throw new IllegalArgumentException("a pattern without a year");
            }
            DateTimeFormatter formatter = DateTimeFormatter.ofPattern(option, Locale.ENGLISH);
            return new PatternForm(option, formatter).form();
        } catch (IllegalArgumentException e) {
            throw new CsvException(
                    "--time-format: expected s, ms, us, ns, iso, day-first, month-first, compact, year, or a "
                            + "pattern such as 'dd.MM.yyyy HH:mm', got " + FilePosition.quoted(option));
        }
    }

    /** Returns whether numbers of a form are almost certainly times. */
    static boolean isCertain(TimeForm form) {
        return form == COMPACT_DATE || EPOCHS.contains(form);
    }

    /** Returns whether a text has a form that no number has. */
    static boolean looksLikeTime(String text) {
        return OF_TEXT.stream().limit(3).anyMatch(form -> form.reads(text));
    }

    private static long yearFirst(String text) {
        Matcher match = match(YEAR_FIRST, text);
        if (match == null) {
            return TimeForm.NONE;
        }
        return millis(match, number(match, "y"), number(match, "a"), match.group("b") == null ? 1 : number(match, "b"));
    }

    private static long yearLast(String text, boolean dayFirst) {
        Matcher match = match(YEAR_LAST, text);
        if (match == null || match.group("mark").equals(".") && !dayFirst) {
            return TimeForm.NONE;
        }
        int a = number(match, "a");
        int b = number(match, "b");
        return millis(match, number(match, "y"), dayFirst ? b : a, dayFirst ? a : b);
    }

    private static long compact(String text) {
        Matcher match = match(COMPACT, text);
        if (match == null) {
            return TimeForm.NONE;
        }
        boolean clock = match.group("h") != null;
        int second = clock && match.group("s") != null ? number(match, "s") : 0;
        return millis(() -> LocalDateTime.of(
                        number(match, "y"),
                        number(match, "a"),
                        number(match, "b"),
                        clock ? number(match, "h") : 0,
                        clock ? number(match, "m") : 0,
                        second)
                .toInstant(ZoneOffset.UTC));
    }

    private static long year(String text) {
        return YEAR.matcher(text).matches() ? yearFirst(text + "-01") : TimeForm.NONE;
    }

    /** Reads units of 10^-power seconds; only from a number of seconds on, or of any size if that is NaN. */
    private static long epoch(String text, int power, double secondsMin) {
        Matcher match = match(EPOCH, text);
        if (match == null) {
            return TimeForm.NONE;
        }
        double size = Math.abs(Double.parseDouble(match.group(1))) / Math.pow(10, power);
        boolean inRange = !text.startsWith("-") && size >= secondsMin && size < 1000 * secondsMin;
        if (!Double.isNaN(secondsMin) && !inRange) {
            return TimeForm.NONE;
        }
        try {
            return bounded(new BigDecimal(match.group())
                    .movePointRight(3 - power)
                    .setScale(0, RoundingMode.FLOOR)
                    .longValueExact());
        } catch (ArithmeticException e) {
            return TimeForm.NONE;
        }
    }

    private static long millis(Matcher match, int year, int month, int day) {
        if (match.group("h") == null) {
            return millis(() ->
                    LocalDate.of(year, month, day).atStartOfDay(ZoneOffset.UTC).toInstant());
        }
        int second = match.group("s") == null ? 0 : number(match, "s");
        String fraction = match.group("f") == null ? "0" : match.group("f");
        int nanos = Integer.parseInt((fraction + "00000000").substring(0, 9));
        return millis(() -> LocalDateTime.of(year, month, day, hour(match), number(match, "m"), second, nanos)
                .toInstant(zone(match.group("zone"))));
    }

    private static int hour(Matcher match) {
        int hour = number(match, "h");
        String half = match.group("half");
        if (half == null) {
            return hour;
        }
        if (hour < 1 || hour > 12) {
            throw new DateTimeException("not an hour of half a day");
        }
        return hour % 12 + (half.equalsIgnoreCase("PM") ? 12 : 0);
    }

    private static ZoneOffset zone(String zone) {
        boolean named = zone != null && (zone.startsWith("+") || zone.startsWith("-"));
        return named ? ZoneOffset.of(zone) : ZoneOffset.UTC;
    }

    /** Reads a time; a {@link DateTimeException} says that there is none. */
    interface Time {
        Instant get();
    }

    /** Returns the milliseconds since 1970 of a time, or {@link TimeForm#NONE}. */
    static long millis(Time time) {
        try {
            return bounded(time.get().toEpochMilli());
        } catch (DateTimeException | ArithmeticException e) {
            return TimeForm.NONE;
        }
    }

    private static long bounded(long millis) {
        return millis < MILLIS_MIN || millis > MILLIS_MAX ? TimeForm.NONE : millis;
    }

    private static Matcher match(Pattern pattern, String text) {
        if (text.isEmpty() || text.length() > LENGTH_MAX || !startsLikeTime(text.charAt(0))) {
            return null;
        }
        Matcher matcher = pattern.matcher(text);
        return matcher.matches() ? matcher : null;
    }

    private static boolean startsLikeTime(char first) {
        return first >= '0' && first <= '9' || first == '-' || first == '+';
    }

    private static int number(Matcher match, String group) {
        return Integer.parseInt(match.group(group));
    }
}

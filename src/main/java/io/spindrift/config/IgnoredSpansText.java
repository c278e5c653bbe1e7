package io.spindrift.config;

import io.spindrift.rules.IgnoredSpans;
import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoField;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads spans as users write them: {@code 2026-12-24T00:00:00Z/2026-12-27T00:00:00Z}, {@code 2026-12-24T00:00:00Z/PT4H}, and weekly {@code
 * SUN 02:00-04:00}, {@code SAT-SUN 00:00-24:00}. Begins are inclusive, ends exclusive.
 */
final class IgnoredSpansText {
    static final String EXPECTED = "spans as 2026-12-24T00:00:00Z/2026-12-27T00:00:00Z, 2026-12-24T00:00:00Z/PT4H, "
            + "SUN 02:00-04:00 or SAT-SUN 00:00-24:00, separated by commas";

    private static final int DAY_MINUTES = 24 * 60;
    private static final int DAYS = DayOfWeek.values().length;
    private static final String DAY = "(MON|TUE|WED|THU|FRI|SAT|SUN)";
    private static final String TIME = "([01][0-9]|2[0-4]):([0-5][0-9])";
    private static final Pattern WEEKLY = Pattern.compile(DAY + "(?:-" + DAY + ")? +" + TIME + "-" + TIME);

    private IgnoredSpansText() {}

    /** One span, from an instant to another, in milliseconds since 1970. */
    private record Once(long begin, long end) implements IgnoredSpans.Span {
        @Override
        public boolean contains(long time) {
            return begin <= time && time < end;
        }
    }

    /**
     * A span of each week, in minutes of the day that the clocks of a zone show. An end that is not after its begin is on the next day.
     *
     * @param days on which it begins
     */
    private record Weekly(Set<DayOfWeek> days, int begin, int end, ZoneId zone) implements IgnoredSpans.Span {
        @Override
        public boolean contains(long time) {
            ZonedDateTime local = Instant.ofEpochMilli(time).atZone(zone);
            int minute = local.get(ChronoField.MINUTE_OF_DAY);
            DayOfWeek day = local.getDayOfWeek();
            if (begin < end) {
                return days.contains(day) && begin <= minute && minute < end;
            }
            return days.contains(day) && begin <= minute || days.contains(day.minus(1)) && minute < end;
        }
    }

    /**
     * Returns the spans of a list.
     *
     * @param zone of weekly spans
     * @throws IllegalArgumentException that says what was expected of the first span that is none
     */
    static IgnoredSpans parse(List<?> items, ZoneId zone) {
        List<IgnoredSpans.Span> spans = new ArrayList<>();
        for (Object item : items) {
            String text = item.toString().trim();
            spans.add(text.contains("/") ? once(text) : weekly(text, zone));
        }
        return new IgnoredSpans(spans);
    }

    private static Once once(String text) {
        int slash = text.indexOf('/');
        try {
            Instant begin = Instant.parse(text.substring(0, slash));
            String after = text.substring(slash + 1);
            Instant end = after.startsWith("P") ? begin.plus(Duration.parse(after)) : Instant.parse(after);
            if (!begin.isBefore(end)) {
                throw new IllegalArgumentException("expected an end after the begin, got " + text);
            }
            return new Once(begin.toEpochMilli(), end.toEpochMilli());
        } catch (DateTimeException | ArithmeticException e) {
            throw none(text);
        }
    }

    private static Weekly weekly(String text, ZoneId zone) {
        Matcher matcher = WEEKLY.matcher(text.toUpperCase(Locale.ROOT));
        if (!matcher.matches()) {
            throw none(text);
        }
        int begin = minute(matcher.group(3), matcher.group(4));
        int end = minute(matcher.group(5), matcher.group(6));
        if (begin == end || begin >= DAY_MINUTES || end > DAY_MINUTES) {
            throw new IllegalArgumentException(
                    "expected a begin from 00:00 to 23:59 and another time as the end, up to 24:00, got " + text);
        }
        return new Weekly(days(matcher.group(1), matcher.group(2)), begin, end, zone);
    }

    private static int minute(String hour, String minute) {
        return 60 * Integer.parseInt(hour) + Integer.parseInt(minute);
    }

    /** Returns the days from a first to a last one, which may be in the next week; only the first if the last is null. */
    private static Set<DayOfWeek> days(String first, String last) {
        DayOfWeek from = day(first);
        int more = last == null ? 0 : Math.floorMod(day(last).ordinal() - from.ordinal(), DAYS);
        Set<DayOfWeek> days = EnumSet.noneOf(DayOfWeek.class);
        for (int i = 0; i <= more; i++) {
            days.add(from.plus(i));
        }
        return days;
    }

    private static DayOfWeek day(String name) {
        for (DayOfWeek day : DayOfWeek.values()) {
            if (day.name().startsWith(name)) {
                return day;
            }
        }
        throw new IllegalArgumentException("expected a day of the week, got " + name);
    }

    private static IllegalArgumentException none(String text) {
        return new IllegalArgumentException("expected " + EXPECTED + ", got " + text);
    }
}

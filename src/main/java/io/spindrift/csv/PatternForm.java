package io.spindrift.csv;

import io.spindrift.text.Printable;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.temporal.TemporalAccessor;
import java.time.temporal.TemporalQuery;
import java.util.List;

/**
 * Times of a pattern that the user gives.
 *
 * @param pattern the pattern, as {@link DateTimeFormatter} takes it
 * @param formatter the formatter of the pattern
 */
record PatternForm(String pattern, DateTimeFormatter formatter) {
    private static final List<TemporalQuery<?>> CLOCK =
            List.of(ZonedDateTime::from, OffsetDateTime::from, LocalDateTime::from);
    private static final List<TemporalQuery<?>> CLOCK_OR_DATE =
            List.of(ZonedDateTime::from, OffsetDateTime::from, LocalDateTime::from, LocalDate::from, YearMonth::from);

    /** A time in the second half of a day. */
    private static final ZonedDateTime SAMPLE = ZonedDateTime.of(2026, 11, 23, 17, 45, 10, 0, ZoneOffset.UTC);

    /**
     * Returns the form of these times.
     *
     * @throws CsvException if the pattern does not determine a time
     */
    TimeForm form() {
        String letters = pattern.replaceAll("'[^']*'", "");
        if (letters.matches(".*[hK].*") && !letters.matches(".*[aBHk].*")) {
            throw error("an hour of the day (HH), or an hour of half a day (hh) with AM or PM (a)");
        }
        // A part that is optional in the pattern may be missing in a text. All other parts must be read.
        boolean clock = letters.replaceAll("\\[[^\\]]*]", "").matches(".*[HhKkmsSAnN].*");
        List<TemporalQuery<?>> queries = clock ? CLOCK : CLOCK_OR_DATE;
        if (read(queries, sample()) == TimeForm.NONE) {
            throw error("a year, a month (M), a day (d) if it has a time of day, and an hour if it has minutes (m)");
        }
        return new TimeForm("times of the form " + Printable.of(pattern), text -> read(queries, text));
    }

    private String sample() {
        try {
            return formatter.format(SAMPLE);
        } catch (DateTimeException e) {
            return "";
        }
    }

    private CsvException error(String expected) {
        return new CsvException(
                "--time-format: expected a pattern with " + expected + ", got " + FilePosition.quoted(pattern));
    }

    private long read(List<TemporalQuery<?>> queries, String text) {
        return TimeForms.millis(() -> instant(formatter.parseBest(text, queries.toArray(TemporalQuery<?>[]::new))));
    }

    private static Instant instant(TemporalAccessor time) {
        if (time instanceof ZonedDateTime zoned) {
            return zoned.toInstant();
        }
        if (time instanceof OffsetDateTime offset) {
            return offset.toInstant();
        }
        if (time instanceof LocalDateTime local) {
            return local.toInstant(ZoneOffset.UTC);
        }
        LocalDate date = time instanceof YearMonth month ? month.atDay(1) : (LocalDate) time;
        return date.atStartOfDay().toInstant(ZoneOffset.UTC);
    }
}

package io.spindrift.csv;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.function.ToLongFunction;

/** Times as they stand in files, taken as UTC where they name no zone. */
public final class Times {
    private static final List<ToLongFunction<String>> FORMS = List.of(
            Long::parseLong,
            text -> OffsetDateTime.parse(text).toInstant().toEpochMilli(),
            text -> LocalDateTime.parse(text.replace(' ', 'T'))
                    .toInstant(ZoneOffset.UTC)
                    .toEpochMilli(),
            text -> LocalDate.parse(text)
                    .atStartOfDay()
                    .toInstant(ZoneOffset.UTC)
                    .toEpochMilli(),
            text -> YearMonth.parse(text)
                    .atDay(1)
                    .atStartOfDay()
                    .toInstant(ZoneOffset.UTC)
                    .toEpochMilli());

    private Times() {}

    /** Milliseconds since 1970 of a text such as {@code 1700000000000}, {@code 2014-07-01 00:30:00} or {@code 1949-01}. */
    public static long parse(String text, String place) {
        for (ToLongFunction<String> form : FORMS) {
            try {
                return form.applyAsLong(text.trim());
            } catch (DateTimeParseException | NumberFormatException e) {
                // The next form may fit; that none does is said below.
            }
        }
        throw new CsvException(place + ": expected milliseconds since 1970 or an ISO date or time, got '" + text + "'");
    }

    /** Whether a text is a time that {@link #parse} reads, and no bare number. */
    public static boolean isDated(String text) {
        try {
            Double.parseDouble(text.trim());
            return false;
        } catch (NumberFormatException notANumber) {
            try {
                parse(text, "");
                return true;
            } catch (CsvException notATime) {
                return false;
            }
        }
    }
}

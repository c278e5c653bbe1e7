package io.spindrift.field;

import io.spindrift.event.BadRecordException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** What a time that is a number counts, from 1970 on. */
public enum TimeUnit {
    /** Seconds, perhaps with a fraction. */
    S(3),
    /** Milliseconds. */
    MS(0),
    /** Microseconds. */
    US(-3),
    /** Nanoseconds. */
    NS(-6);

    private static final int MAX_DIGITS = 25;

    private final int power;

    TimeUnit(int power) {
        this.power = power;
    }

    /** As it stands in settings. */
    public String text() {
        return name().toLowerCase(Locale.ROOT);
    }

    /**
     * A time as milliseconds since 1970; what is finer is cut.
     *
     * @param name of the field, for people
     * @param leaf a number in this unit, a text by ISO 8601 with its offset, or a time; null for nothing
     */
    long millis(String name, FieldValue leaf) throws BadRecordException {
        if (leaf instanceof FieldValue.Time time) {
            return time.millis();
        }
        if (leaf instanceof FieldValue.Number number) {
            return millis(name, number);
        }
        if (leaf instanceof FieldValue.Text text) {
            try {
                return Instant.from(DateTimeFormatter.ISO_OFFSET_DATE_TIME.parse(text.text()))
                        .toEpochMilli();
            } catch (DateTimeException | ArithmeticException e) {
                throw bad(name, leaf);
            }
        }
        throw bad(name, leaf);
    }

    private long millis(String name, FieldValue.Number number) throws BadRecordException {
        if (!Double.isFinite(number.value())
                || number.whole() != null && number.whole().length() > MAX_DIGITS) {
            throw bad(name, number);
        }
        BigDecimal count = number.whole() == null
                ? new BigDecimal(Double.toString(number.value()))
                : new BigDecimal(number.whole());
        try {
            return count.scaleByPowerOfTen(power)
                    .setScale(0, RoundingMode.FLOOR)
                    .longValueExact();
        } catch (ArithmeticException e) {
            throw bad(name, number);
        }
    }

    private BadRecordException bad(String name, FieldValue leaf) {
        return FieldTexts.bad(
                name + ": expected a number in " + text() + " since 1970, or a text such as 2026-01-31T00:00:00Z, got "
                        + (leaf == null ? "nothing" : leaf.shown()));
    }
}

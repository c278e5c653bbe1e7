package io.spindrift.field;

import io.spindrift.event.BadRecordException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** The unit of a time that is a number since 1970. */
public enum TimeUnit {
    /** Seconds, which may have a fraction. */
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

    /** Returns the text of the unit in the settings. */
    public String text() {
        return name().toLowerCase(Locale.ROOT);
    }

    /**
     * Returns a time as milliseconds since 1970; smaller units are cut.
     *
     * @param name the name of the field, for messages
     * @param leaf a number in this unit, an ISO 8601 text with its offset, or a time; null for nothing
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

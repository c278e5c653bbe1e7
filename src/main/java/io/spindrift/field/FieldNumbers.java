package io.spindrift.field;

import io.spindrift.event.BadRecordException;
import java.util.function.Supplier;

/** Checks the numbers of documents. */
public final class FieldNumbers {
    /** The maximum magnitude of a number. Its square is a finite double. */
    public static final double MAX_MAGNITUDE = 1e100;

    private FieldNumbers() {}

    /**
     * Returns a value as a number; null for null.
     *
     * @param name supplies the name of the field for the message, if the value is not a number
     */
    static double of(Supplier<String> name, FieldValue leaf) throws BadRecordException {
        if (!(leaf instanceof FieldValue.Number number)) {
            throw FieldTexts.bad(name.get() + ": expected a number, got " + (leaf == null ? "nothing" : leaf.shown()));
        }
        if (!(Math.abs(number.value()) <= MAX_MAGNITUDE)) {
            throw FieldTexts.bad(
                    name.get() + ": expected a magnitude of at most " + MAX_MAGNITUDE + ", got " + number.shown());
        }
        return canonical(number.value());
    }

    /** Returns the number, with 0.0 for −0.0, because equal numbers must have equal bits. */
    public static double canonical(double number) {
        return number + 0.0;
    }
}

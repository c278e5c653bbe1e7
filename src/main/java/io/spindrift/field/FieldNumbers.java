package io.spindrift.field;

import io.spindrift.event.BadRecordException;
import java.util.function.Supplier;

/** What numbers of documents may be. */
public final class FieldNumbers {
    /** The largest magnitude of a number; its square still is a finite double. */
    public static final double MAX_MAGNITUDE = 1e100;

    private FieldNumbers() {}

    /**
     * The number that a leaf is; null for none.
     *
     * @param name of the field, for people; asked for where the leaf is no number
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

    /** So that −0.0 and 0.0, which are equal, are also the same bits. */
    public static double canonical(double number) {
        return number + 0.0;
    }
}

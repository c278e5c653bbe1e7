package io.spindrift.field;

import java.util.List;

/** What stands at a place of a document, whatever its format. A place with nothing has no leaf. */
public sealed interface FieldValue {
    /** It is there, and says that there is nothing. */
    FieldValue NULL = new Other("null");

    /** What came, for people. */
    String shown();

    /**
     * A number.
     *
     * @param value the nearest double; infinite beyond the range of doubles
     * @param whole the digits of a whole number, or null for another
     */
    record Number(double value, String whole) implements FieldValue {
        @Override
        public String shown() {
            return whole == null ? Double.toString(value) : FieldTexts.shortened(whole);
        }
    }

    /** A text. */
    record Text(String text) implements FieldValue {
        @Override
        public String shown() {
            return '"' + FieldTexts.shortened(text) + '"';
        }
    }

    /**
     * A point in time, of a format that has such a type.
     *
     * @param millis since 1970
     */
    record Time(long millis) implements FieldValue {
        @Override
        public String shown() {
            return "a time";
        }
    }

    /** An array. */
    record Items(List<FieldValue> items) implements FieldValue {
        @Override
        public String shown() {
            return "an array";
        }
    }

    /** Anything else, by a word for it. */
    record Other(String shown) implements FieldValue {}
}

package io.spindrift.field;

import java.util.List;

/** The value at a place of a document, in any format. A place without a value has no {@code FieldValue}. */
public sealed interface FieldValue {
    /** A value that is explicitly null. */
    FieldValue NULL = new Other("null");

    /** Returns the value as a text for messages. */
    String shown();

    /**
     * A number.
     *
     * @param value the nearest double; infinite beyond the range of doubles
     * @param whole the digits of a whole number, or null for other numbers
     * @param written the number as it is written in the document, if that says more than the double; otherwise null
     */
    record Number(double value, String whole, String written) implements FieldValue {
        public Number(double value, String whole) {
            this(value, whole, whole);
        }

        @Override
        public String shown() {
            return written == null ? Double.toString(value) : FieldTexts.shortened(written);
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
     * A point in time, in a format with a type for it.
     *
     * @param millis milliseconds since 1970
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

    /** Any other value, with a word that describes it. */
    record Other(String shown) implements FieldValue {}
}

package io.spindrift.field;

import java.util.List;
import java.util.Optional;

/**
 * The places of the fields in the value of a record.
 *
 * @param values the values in series mode: one without a name, or several with names, each of which is a series
 * @param skipMissing whether a record may lack some of several values
 * @param id the place of the id
 * @param x the places of the features: one array, or several numbers
 * @param label the place of the label in regression mode
 * @param time the place of the time; empty if the time is the record's timestamp
 * @param unit the unit of times that are numbers
 */
public record FieldSettings(
        List<Value> values,
        boolean skipMissing,
        Pointer id,
        List<Pointer> x,
        Pointer label,
        Optional<Pointer> time,
        TimeUnit unit) {
    /** The places of schemas/observation.schema.json. */
    public static final FieldSettings DEFAULT = new FieldSettings(
            List.of(new Value("", Pointer.of("/value"))),
            false,
            Pointer.of("/id"),
            List.of(Pointer.of("/x")),
            Pointer.of("/label"),
            Optional.empty(),
            TimeUnit.MS);

    private static final int MAX_VALUES = 1000;
    private static final int MAX_NAME = 128;

    /**
     * A value of a record.
     *
     * @param name its name; empty if it is the only value
     * @param at its place
     */
    public record Value(String name, Pointer at) {
        public Value {
            if (!name.matches("[^/=,\\s]{0," + MAX_NAME + "}")) {
                throw new IllegalArgumentException("fields.value: expected a name of at most " + MAX_NAME
                        + " characters without a space, comma, slash or equals sign, got '"
                        + FieldTexts.shortened(name) + "'");
            }
        }

        /** Reads {@code /pointer} or {@code name=/pointer}. */
        public static Value of(String text) {
            int equals = text.indexOf('=');
            boolean named = equals >= 0 && !text.startsWith("/") && !text.startsWith("#");
            if (named && equals == 0) {
                throw new IllegalArgumentException(
                        "fields.value: expected a name before =, got '" + FieldTexts.shortened(text) + "'");
            }
            return named
                    ? new Value(
                            text.substring(0, equals).trim(),
                            Pointer.of(text.substring(equals + 1).trim()))
                    : new Value("", Pointer.of(text));
        }

        /** Returns the name and the place, for messages. */
        String shown() {
            return at.shown(name.isEmpty() ? "value" : name);
        }
    }

    public FieldSettings {
        values = List.copyOf(values);
        x = List.copyOf(x);
        if (values.isEmpty() || values.size() > MAX_VALUES) {
            throw new IllegalArgumentException(
                    "fields.value: expected 1 to " + MAX_VALUES + " pointers, got " + values.size());
        }
        List<String> names = values.stream().map(Value::name).toList();
        if (names.contains("") && names.size() > 1) {
            throw new IllegalArgumentException("fields.value: expected a name for each of several values, such as "
                    + "temperature=/sensors/0/temp, got "
                    + FieldTexts.shortened(values.get(names.indexOf("")).at().toString()) + " without");
        }
        if (names.stream().distinct().count() < names.size()) {
            throw new IllegalArgumentException(
                    "fields.value: expected different names, got " + FieldTexts.shortened(String.join(", ", names)));
        }
        if (x.isEmpty()) {
            throw new IllegalArgumentException("fields.x: expected at least one pointer, got nothing");
        }
    }

    /** Returns the names of the values; empty if a record has one value, without a name. */
    public List<String> names() {
        return values.stream().map(Value::name).filter(name -> !name.isEmpty()).toList();
    }
}

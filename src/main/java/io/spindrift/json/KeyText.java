package io.spindrift.json;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import io.spindrift.event.BadRecordException;
import io.spindrift.event.DeadLetter;
import io.spindrift.field.Pointer;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.Collection;
import java.util.List;
import java.util.Map;

/**
 * Returns the name that a key encodes, in formats whose keys have fields. The name of a text, number or boolean is its text.
 * The name of a record or object with one field is that of the field. The name of several fields, or of an array, is compact
 * JSON, in their order.
 */
public final class KeyText {
    private static final JsonFactory FACTORY = new JsonFactory();
    /** The maximum depth of a value. */
    private static final int LEVELS_MAX = Pointer.MAX_STEPS;

    /** Writes a number with the characters of the input. */
    record Digits(String text) {}

    private KeyText() {}

    /**
     * Returns the name that a key encodes.
     *
     * @param key a map from names of fields to such values, a list of these, a text, a number, a boolean, or null
     * @throws BadRecordException if the key encodes no name, or is nested too deeply
     */
    public static String of(Object key) throws BadRecordException {
        requireFewLevels(key, 0);
        return name(key);
    }

    private static String name(Object key) throws BadRecordException {
        if (key instanceof Map<?, ?> fields && fields.size() == 1) {
            return name(fields.values().iterator().next());
        }
        if (key instanceof Map<?, ?> fields && fields.isEmpty() || key instanceof List<?> items && items.isEmpty()) {
            throw bad("expected the name of a series, got a key without fields");
        }
        if (key == null) {
            throw bad("expected the name of a series, got null");
        }
        return key instanceof Map<?, ?> || key instanceof List<?> ? json(key) : scalar(key);
    }

    /** A schema that refers to itself allows any depth, but the JSON writer has a limit. */
    private static void requireFewLevels(Object key, int above) throws BadRecordException {
        Collection<?> children =
                key instanceof Map<?, ?> fields ? fields.values() : key instanceof List<?> items ? items : List.of();
        boolean nested = key instanceof Map<?, ?> || key instanceof List<?>;
        if (nested && above == LEVELS_MAX) {
            throw bad("expected a key nested at most " + LEVELS_MAX + " deep, got more");
        }
        for (Object child : children) {
            requireFewLevels(child, above + 1);
        }
    }

    /** Reports why a key encodes no name. */
    public static BadRecordException bad(String reason) {
        return new BadRecordException(DeadLetter.Kind.KEY, "key: " + reason);
    }

    private static String scalar(Object value) {
        return value instanceof Digits digits ? digits.text : value.toString();
    }

    private static String json(Object value) {
        StringWriter text = new StringWriter();
        try (JsonGenerator json = FACTORY.createGenerator(text)) {
            write(value, json);
        } catch (IOException e) {
            throw new UncheckedIOException("writing JSON to memory failed", e);
        }
        return text.toString();
    }

    private static void write(Object value, JsonGenerator json) throws IOException {
        if (value instanceof Map<?, ?> fields) {
            json.writeStartObject();
            for (Map.Entry<?, ?> field : fields.entrySet()) {
                json.writeFieldName(field.getKey().toString());
                write(field.getValue(), json);
            }
            json.writeEndObject();
        } else if (value instanceof List<?> items) {
            json.writeStartArray();
            for (Object item : items) {
                write(item, json);
            }
            json.writeEndArray();
        } else if (value == null) {
            json.writeNull();
        } else if (value instanceof Digits || isFinite(value) || value instanceof Boolean) {
            json.writeRawValue(scalar(value));
        } else {
            json.writeString(value.toString());
        }
    }

    /** Returns whether JSON has a number for the value. */
    private static boolean isFinite(Object value) {
        return value instanceof Number number && (number instanceof Long || Double.isFinite(number.doubleValue()));
    }
}

package io.spindrift.json;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.spindrift.event.BadRecordException;
import io.spindrift.event.DeadLetter;
import io.spindrift.event.InputRecord;
import io.spindrift.field.FieldNumbers;
import io.spindrift.field.FieldTexts;
import java.io.IOException;
import java.util.Arrays;
import java.util.OptionalDouble;

/**
 * Reads the values of input records (schemas/observation.schema.json, schemas/label.schema.json) in one pass, without a tree.
 * Unknown fields are ignored. Any other deviation from the schema ends in a {@link BadRecordException} that names the field,
 * the expected and the actual content.
 */
public final class InputRecordReader {
    private static final double[] NO_NUMBERS = {};

    private final JsonFactory factory = StrictJson.factory();

    /** Reads a record of the observations topic in series mode: {@code value}, and optionally {@code id} and {@code x}. */
    public InputRecord series(byte[] json) throws BadRecordException {
        Fields fields = read(json, "value");
        if (!fields.numberSeen) {
            throw bad("value: expected a number or null, got nothing");
        }
        return new InputRecord.Observation(fields.id, fields.x == null ? NO_NUMBERS : fields.x, fields.number);
    }

    /**
     * Reads a record of the observations topic in regression mode: an observation with {@code id}, {@code x} and optionally
     * {@code label}, or a label, which has no {@code x}.
     */
    public InputRecord regression(byte[] json) throws BadRecordException {
        Fields fields = read(json, "label");
        if (fields.x == null) {
            if (!fields.numberSeen) {
                throw bad("x: expected an array of numbers, got nothing");
            }
            return label(fields);
        }
        requireId(fields);
        return new InputRecord.Observation(fields.id, fields.x, fields.number);
    }

    /** Reads a record of the labels topic: {@code id} and {@code label}. */
    public InputRecord label(byte[] json) throws BadRecordException {
        return label(read(json, "label"));
    }

    private static InputRecord label(Fields fields) throws BadRecordException {
        requireId(fields);
        if (fields.number.isEmpty()) {
            throw bad("label: expected a number, got " + (fields.numberSeen ? "null" : "nothing"));
        }
        return new InputRecord.Label(fields.id, fields.number.getAsDouble());
    }

    private static void requireId(Fields fields) throws BadRecordException {
        if (fields.id == null) {
            throw bad("id: expected a text or a whole number, got nothing");
        }
    }

    /** The content of the fields that are read. */
    private static final class Fields {
        String id;
        double[] x;
        boolean numberSeen;
        OptionalDouble number = OptionalDouble.empty();
    }

    private Fields read(byte[] json, String numberField) throws BadRecordException {
        try (JsonParser parser = StrictJson.parser(factory, json, 0)) {
            if (parser.nextToken() != JsonToken.START_OBJECT) {
                throw noObject(parser);
            }
            Fields fields = new Fields();
            while (parser.nextToken() != JsonToken.END_OBJECT) {
                String name = parser.currentName();
                parser.nextToken();
                readField(parser, name, numberField, fields);
            }
            if (parser.nextToken() != null) {
                throw StrictJson.malformed("expected one JSON object, got more after it");
            }
            return fields;
        } catch (IOException e) {
            throw StrictJson.unreadable(json, 0, e);
        }
    }

    private static BadRecordException noObject(JsonParser parser) throws IOException {
        JsonToken token = parser.currentToken();
        if (token == null) {
            return StrictJson.malformed("expected JSON, got nothing");
        }
        return bad("value: expected a JSON object, got " + shown(parser)
                + (token.isNumeric() ? "; is fields.value=# meant?" : ""));
    }

    private static void readField(JsonParser parser, String name, String numberField, Fields fields)
            throws IOException, BadRecordException {
        if (name.equals("id")) {
            requireOnce(fields.id == null, name);
            fields.id = id(parser);
        } else if (name.equals("x")) {
            requireOnce(fields.x == null, name);
            fields.x = numbers(parser);
        } else if (name.equals(numberField)) {
            requireOnce(!fields.numberSeen, name);
            fields.numberSeen = true;
            if (parser.currentToken() != JsonToken.VALUE_NULL) {
                fields.number = OptionalDouble.of(number(parser, name));
            }
        } else {
            parser.skipChildren();
        }
    }

    private static void requireOnce(boolean first, String name) throws BadRecordException {
        if (!first) {
            throw bad(name + ": expected once, got twice");
        }
    }

    private static String id(JsonParser parser) throws IOException, BadRecordException {
        JsonToken token = parser.currentToken();
        if (token == JsonToken.VALUE_NULL) {
            return null;
        }
        if (token != JsonToken.VALUE_STRING && token != JsonToken.VALUE_NUMBER_INT) {
            throw bad("id: expected a text or a whole number, got " + shown(parser));
        }
        return FieldTexts.id(parser.getText());
    }

    private static double[] numbers(JsonParser parser) throws IOException, BadRecordException {
        if (parser.currentToken() == JsonToken.VALUE_NULL) {
            return null;
        }
        if (parser.currentToken() != JsonToken.START_ARRAY) {
            throw bad("x: expected an array of numbers, got " + shown(parser));
        }
        double[] numbers = new double[16];
        int count = 0;
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            if (count == StrictJson.MAX_NUMBERS) {
                throw bad("x: expected at most " + StrictJson.MAX_NUMBERS + " numbers, got more");
            }
            if (count == numbers.length) {
                numbers = Arrays.copyOf(numbers, 2 * count);
            }
            numbers[count] = number(parser, "x[" + count + "]");
            count++;
        }
        return Arrays.copyOf(numbers, count);
    }

    private static double number(JsonParser parser, String name) throws IOException, BadRecordException {
        if (!parser.currentToken().isNumeric()) {
            throw bad(name + ": expected a number, got " + shown(parser));
        }
        double number = parser.getDoubleValue();
        if (!(Math.abs(number) <= FieldNumbers.MAX_MAGNITUDE)) {
            throw bad(name + ": expected a magnitude of at most " + FieldNumbers.MAX_MAGNITUDE + ", got "
                    + shown(parser));
        }
        return FieldNumbers.canonical(number);
    }

    private static String shown(JsonParser parser) throws IOException {
        JsonToken token = parser.currentToken();
        if (token == null) {
            return "nothing";
        }
        return switch (token) {
            case START_OBJECT -> "an object";
            case START_ARRAY -> "an array";
            case VALUE_STRING -> '"' + FieldTexts.shortened(parser.getText()) + '"';
            default -> FieldTexts.shortened(parser.getText());
        };
    }

    private static BadRecordException bad(String reason) {
        return new BadRecordException(DeadLetter.Kind.FIELD, reason);
    }
}

package io.spindrift.json;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Reads one JSON value as maps, lists, texts, numbers as they were written, booleans and nulls. Each field may occur once. */
final class JsonTree {

    /** Reports a value that is JSON, but not one value in which each field occurs once. The message is made for users. */
    static final class RepeatedException extends IOException {
        private static final long serialVersionUID = 1L;

        RepeatedException(String message) {
            super(message);
        }
    }

    private JsonTree() {}

    /**
     * Reads all bytes from an offset on.
     *
     * @throws IOException if they are not one JSON value in which each field occurs once
     */
    static Object read(JsonFactory factory, byte[] json, int start) throws IOException {
        try (JsonParser parser = factory.createParser(json, start, json.length - start)) {
            if (parser.nextToken() == null) {
                throw new RepeatedException("expected JSON, got nothing");
            }
            Object value = value(parser);
            if (parser.nextToken() != null) {
                throw new RepeatedException("expected one JSON value, got more after it");
            }
            return value;
        }
    }

    private static Object value(JsonParser parser) throws IOException {
        return switch (parser.currentToken()) {
            case START_OBJECT -> object(parser);
            case START_ARRAY -> array(parser);
            case VALUE_STRING -> parser.getText();
            case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> new KeyText.Digits(parser.getText());
            case VALUE_NULL -> null;
            default -> parser.getBooleanValue();
        };
    }

    private static Map<String, Object> object(JsonParser parser) throws IOException {
        Map<String, Object> fields = new LinkedHashMap<>();
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            String name = parser.currentName();
            parser.nextToken();
            if (fields.containsKey(name)) {
                throw new RepeatedException("expected each field once, got '" + name + "' twice");
            }
            fields.put(name, value(parser));
        }
        return fields;
    }

    private static List<Object> array(JsonParser parser) throws IOException {
        List<Object> items = new ArrayList<>();
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            items.add(value(parser));
        }
        return items;
    }
}

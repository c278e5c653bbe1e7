package io.spindrift.json;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.spindrift.event.BadRecordException;
import io.spindrift.event.DeadLetter;
import io.spindrift.field.DocumentReader;
import io.spindrift.field.FieldNumbers;
import io.spindrift.field.FieldValue;
import io.spindrift.field.PointerTree;
import io.spindrift.field.PointerTree.Node;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Finds values in JSON by pointers: one pass over the tokens, without a tree. Other values are skipped. */
public final class JsonDocuments implements DocumentReader {
    private final JsonFactory factory = StrictJson.factory();
    private final int start;

    /** Values that are JSON from their first byte on. */
    public JsonDocuments() {
        this(0);
    }

    private JsonDocuments(int start) {
        this.start = start;
    }

    /** Values that begin with 0 and the id of their schema in four bytes, as serializers for JSON Schema write them. */
    public static JsonDocuments behindSchemaId() {
        return new JsonDocuments(SchemaPrefix.BYTES);
    }

    @Override
    public FieldValue[] read(byte[] value, PointerTree wanted) throws BadRecordException {
        if (start > 0) {
            Optional<String> missing = SchemaPrefix.missing(value, "value");
            if (missing.isPresent()) {
                throw new BadRecordException(DeadLetter.Kind.SCHEMA, "value: " + missing.get());
            }
        }
        FieldValue[] leaves = new FieldValue[wanted.slots()];
        try (JsonParser parser = StrictJson.parser(factory, value, start)) {
            if (parser.nextToken() == null) {
                throw StrictJson.malformed("expected JSON, got nothing");
            }
            requireReachable(parser, wanted.root());
            walk(parser, wanted.root(), leaves);
            if (parser.nextToken() != null) {
                throw StrictJson.malformed("expected one JSON value, got more after it");
            }
            return leaves;
        } catch (IOException e) {
            throw StrictJson.unreadable(value, start, e);
        }
    }

    /** Where no pointer can lead into the value, an error of the whole says more than one for each field. */
    private static void requireReachable(JsonParser parser, Node root) throws IOException, BadRecordException {
        JsonToken token = parser.currentToken();
        boolean array = token == JsonToken.START_ARRAY;
        if (root.wanted() || token == JsonToken.START_OBJECT || array && root.hasItems()) {
            return;
        }
        throw new BadRecordException(
                DeadLetter.Kind.FIELD,
                "value: expected a JSON object, got "
                        + (array ? "an array" : scalar(parser).shown())
                        + (token.isNumeric() ? "; is fields.value=# meant?" : ""));
    }

    /** Leaves the parser at the last token of its current value; node is null if only the value itself is needed. */
    private static FieldValue walk(JsonParser parser, Node node, FieldValue[] leaves)
            throws IOException, BadRecordException {
        FieldValue leaf = switch (parser.currentToken()) {
            case START_OBJECT -> object(parser, node, leaves);
            case START_ARRAY -> array(parser, node, leaves);
            default -> scalar(parser);
        };
        if (node != null && !node.put(leaf, leaves)) {
            throw new BadRecordException(DeadLetter.Kind.FIELD, parser.currentName() + ": expected once, got twice");
        }
        return leaf;
    }

    private static FieldValue scalar(JsonParser parser) throws IOException {
        return switch (parser.currentToken()) {
            case VALUE_STRING -> new FieldValue.Text(parser.getText());
            case VALUE_NUMBER_INT -> new FieldValue.Number(parser.getDoubleValue(), parser.getText());
            case VALUE_NUMBER_FLOAT -> fraction(parser);
            case VALUE_NULL -> FieldValue.NULL;
            default -> new FieldValue.Other(parser.getText());
        };
    }

    /** A number that is too large is kept as it is written, for the message. */
    private static FieldValue fraction(JsonParser parser) throws IOException {
        double value = parser.getDoubleValue();
        return new FieldValue.Number(
                value, null, Math.abs(value) <= FieldNumbers.MAX_MAGNITUDE ? null : parser.getText());
    }

    private static FieldValue object(JsonParser parser, Node node, FieldValue[] leaves)
            throws IOException, BadRecordException {
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            Node child = node == null ? null : node.child(parser.currentName());
            parser.nextToken();
            if (child == null) {
                parser.skipChildren();
            } else {
                walk(parser, child, leaves);
            }
        }
        return new FieldValue.Other("an object");
    }

    private static FieldValue array(JsonParser parser, Node node, FieldValue[] leaves)
            throws IOException, BadRecordException {
        boolean kept = node != null && node.wanted();
        List<FieldValue> items = kept ? new ArrayList<>() : List.of();
        for (int i = 0; parser.nextToken() != JsonToken.END_ARRAY; i++) {
            Node child = node == null ? null : node.child(i);
            if (child == null && !kept) {
                parser.skipChildren();
            } else {
                FieldValue item = walk(parser, child, leaves);
                if (kept) {
                    if (i == StrictJson.MAX_NUMBERS) {
                        throw new BadRecordException(
                                DeadLetter.Kind.FIELD,
                                "x: expected at most " + StrictJson.MAX_NUMBERS + " numbers, got more");
                    }
                    items.add(item);
                }
            }
        }
        return new FieldValue.Items(items);
    }
}

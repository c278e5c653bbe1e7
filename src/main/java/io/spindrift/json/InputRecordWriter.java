package io.spindrift.json;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.SerializableString;
import com.fasterxml.jackson.core.io.SerializedString;
import io.spindrift.event.InputRecord;
import java.io.IOException;
import java.util.OptionalDouble;

/** Writes the values of input records. Equal records give equal bytes on every JVM. This class belongs to one thread. */
public final class InputRecordWriter {
    private static final SerializableString ID = new SerializedString("id");
    private static final SerializableString VALUE = new SerializedString("value");
    private static final SerializableString LABEL = new SerializedString("label");
    private static final SerializableString X = new SerializedString("x");

    private final JsonBytes bytes = new JsonBytes();

    /** Returns the value of an input record in series mode. */
    public byte[] series(InputRecord.Observation observation) {
        return bytes.object(json -> {
            if (observation.id() != null) {
                JsonBytes.text(json, ID, observation.id());
            }
            if (observation.value().isPresent()) {
                JsonBytes.number(json, VALUE, observation.value().getAsDouble());
            } else {
                json.writeFieldName(VALUE);
                json.writeNull();
            }
            if (observation.x().length > 0) {
                features(json, observation.x());
            }
        });
    }

    /** Returns the value of an input record in regression mode: an observation or a label. */
    public byte[] regression(InputRecord record) {
        return bytes.object(json -> {
            if (record instanceof InputRecord.Label label) {
                JsonBytes.text(json, ID, label.id());
                JsonBytes.number(json, LABEL, label.value());
            } else if (record instanceof InputRecord.Observation observation) {
                JsonBytes.text(json, ID, observation.id());
                features(json, observation.x());
                OptionalDouble label = observation.value();
                if (label.isPresent()) {
                    JsonBytes.number(json, LABEL, label.getAsDouble());
                }
            }
        });
    }

    private static void features(JsonGenerator json, double[] x) throws IOException {
        JsonBytes.startArray(json, X);
        for (double number : x) {
            json.writeNumber(number);
        }
        json.writeEndArray();
    }
}

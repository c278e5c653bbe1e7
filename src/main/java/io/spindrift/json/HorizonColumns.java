package io.spindrift.json;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.SerializableString;
import com.fasterxml.jackson.core.io.SerializedString;
import io.spindrift.event.RecordLayout;
import java.io.IOException;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import java.util.function.ToLongFunction;

/**
 * Writes fields that have a value for each horizon: an array over the horizons, or in a row the only value.
 *
 * @param json the generator, in an object
 * @param layout of the record
 * @param horizons in order; one of them in a row
 */
record HorizonColumns<T>(JsonGenerator json, RecordLayout layout, List<T> horizons) {
    static final SerializableString HORIZON = new SerializedString("horizon");
    static final SerializableString HORIZONS = new SerializedString("horizons");

    private interface Value<T> {
        void writeOf(T horizon) throws IOException;
    }

    void horizons(ToLongFunction<T> number) throws IOException {
        wholes(layout == RecordLayout.ROWS ? HORIZON : HORIZONS, number);
    }

    void numbers(SerializableString name, ToDoubleFunction<T> number) throws IOException {
        write(name, horizon -> json.writeNumber(number.applyAsDouble(horizon)));
    }

    /** Writes null for a number that is NaN: there is none. */
    void numbersOrNull(SerializableString name, ToDoubleFunction<T> number) throws IOException {
        write(name, horizon -> {
            double value = number.applyAsDouble(horizon);
            if (Double.isNaN(value)) {
                json.writeNull();
            } else {
                json.writeNumber(value);
            }
        });
    }

    /** Writes running metrics in the precision of floats, and null for NaN. */
    void metrics(SerializableString name, ToDoubleFunction<T> metric) throws IOException {
        write(name, horizon -> {
            double value = metric.applyAsDouble(horizon);
            if (Double.isNaN(value)) {
                json.writeNull();
            } else if (Math.abs(value) <= Float.MAX_VALUE) {
                json.writeNumber((float) value);
            } else {
                json.writeNumber(value);
            }
        });
    }

    void wholes(SerializableString name, ToLongFunction<T> number) throws IOException {
        write(name, horizon -> json.writeNumber(number.applyAsLong(horizon)));
    }

    /** Writes nothing if all texts are null. */
    void texts(SerializableString name, Function<T, String> text) throws IOException {
        if (horizons.stream().map(text).anyMatch(Objects::nonNull)) {
            write(name, horizon -> json.writeString(text.apply(horizon)));
        }
    }

    private void write(SerializableString name, Value<T> value) throws IOException {
        json.writeFieldName(name);
        if (layout == RecordLayout.ROWS) {
            value.writeOf(horizons.get(0));
            return;
        }
        json.writeStartArray();
        for (T horizon : horizons) {
            value.writeOf(horizon);
        }
        json.writeEndArray();
    }
}

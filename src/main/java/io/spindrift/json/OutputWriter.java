package io.spindrift.json;

import com.fasterxml.jackson.core.JsonEncoding;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonFactoryBuilder;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.SerializableString;
import com.fasterxml.jackson.core.StreamWriteFeature;
import com.fasterxml.jackson.core.io.SerializedString;
import io.spindrift.event.Forecast;
import io.spindrift.event.InputRecord;
import io.spindrift.event.Score;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.OptionalDouble;

/**
 * Writes the values of records. Fields have a fixed order, so equal events give equal bytes on every JVM. Numbers are written
 * by Jackson's own shortest-digits writer, because {@code Double.toString} changed in Java 19. One generator writes all values,
 * one after the other. This class belongs to one thread.
 */
public final class OutputWriter {
    // The names are encoded once.
    private static final SerializableString SERIES = new SerializedString("series");
    private static final SerializableString ID = new SerializedString("id");
    private static final SerializableString SEQUENCE = new SerializedString("sequence");
    private static final SerializableString TIME = new SerializedString("time");
    private static final SerializableString HORIZON = new SerializedString("horizon");
    private static final SerializableString PREDICTION = new SerializedString("prediction");
    private static final SerializableString NAIVE = new SerializedString("naive");
    private static final SerializableString PENDING_LABELS = new SerializedString("pendingLabels");
    private static final SerializableString STALE = new SerializedString("stale");
    private static final SerializableString LEARNED = new SerializedString("labelsLearned");
    private static final SerializableString INTERVALS = new SerializedString("intervals");
    private static final SerializableString LABEL = new SerializedString("label");
    private static final SerializableString ERROR = new SerializedString("error");
    private static final SerializableString LABELS = new SerializedString("labels");
    private static final SerializableString MSE = new SerializedString("mse");
    private static final SerializableString MAE = new SerializedString("mae");
    private static final SerializableString NAIVE_MSE = new SerializedString("naiveMse");
    private static final SerializableString P_VALUE = new SerializedString("pValue");
    private static final SerializableString COVERAGE = new SerializedString("coverage");
    private static final SerializableString WIDTH = new SerializedString("width");
    private static final SerializableString PINBALL = new SerializedString("pinball");
    private static final SerializableString LEVEL = new SerializedString("level");
    private static final SerializableString LOWER = new SerializedString("lower");
    private static final SerializableString UPPER = new SerializedString("upper");
    private static final SerializableString VALUE = new SerializedString("value");
    private static final SerializableString X = new SerializedString("x");

    private final JsonFactory factory = new JsonFactoryBuilder()
            .enable(StreamWriteFeature.USE_FAST_DOUBLE_WRITER)
            .rootValueSeparator((String) null)
            .build();
    private final Written written = new Written();
    /** Null before the first value, and after a value that failed, because the state of the generator is then unknown. */
    private JsonGenerator generator;

    /** Returns the value of a record of the forecasts topic. */
    public byte[] forecast(Forecast forecast) {
        return object(json -> {
            observation(json, forecast.series(), forecast.id(), forecast.sequence(), forecast.time());
            number(json, HORIZON, forecast.horizon());
            number(json, PREDICTION, forecast.prediction());
            number(json, NAIVE, forecast.naive());
            number(json, PENDING_LABELS, forecast.pendingLabels());
            json.writeFieldName(STALE);
            json.writeBoolean(forecast.stale());
            number(json, LEARNED, forecast.labelsLearned());
            array(json, INTERVALS);
            for (Forecast.Interval interval : forecast.intervals()) {
                json.writeStartObject();
                bounds(json, interval.level(), interval.lower(), interval.upper());
                json.writeEndObject();
            }
            json.writeEndArray();
        });
    }

    /** Returns the value of a record of the scores topic. */
    public byte[] score(Score score) {
        return object(json -> {
            observation(json, score.series(), score.id(), score.sequence(), score.time());
            number(json, HORIZON, score.horizon());
            number(json, PREDICTION, score.prediction());
            number(json, NAIVE, score.naive());
            number(json, LABEL, score.label());
            number(json, ERROR, score.error());
            number(json, LABELS, score.labels());
            number(json, MSE, score.mse());
            number(json, MAE, score.mae());
            number(json, NAIVE_MSE, score.naiveMse());
            number(json, P_VALUE, score.pValue());
            array(json, INTERVALS);
            for (Score.Interval interval : score.intervals()) {
                json.writeStartObject();
                bounds(json, interval.level(), interval.lower(), interval.upper());
                number(json, COVERAGE, interval.coverage());
                number(json, WIDTH, interval.width());
                number(json, PINBALL, interval.pinball());
                json.writeEndObject();
            }
            json.writeEndArray();
        });
    }

    /** Returns the value of an input record in series mode. */
    public byte[] series(InputRecord.Observation observation) {
        return object(json -> {
            if (observation.id() != null) {
                text(json, ID, observation.id());
            }
            if (observation.value().isPresent()) {
                number(json, VALUE, observation.value().getAsDouble());
            } else {
                json.writeFieldName(VALUE);
                json.writeNull();
            }
            if (observation.x().length > 0) {
                numbers(json, observation.x());
            }
        });
    }

    /** Returns the value of an input record in regression mode: an observation or a label. */
    public byte[] regression(InputRecord arrival) {
        return object(json -> {
            if (arrival instanceof InputRecord.Label label) {
                text(json, ID, label.id());
                number(json, LABEL, label.value());
            } else if (arrival instanceof InputRecord.Observation observation) {
                text(json, ID, observation.id());
                numbers(json, observation.x());
                OptionalDouble label = observation.value();
                if (label.isPresent()) {
                    number(json, LABEL, label.getAsDouble());
                }
            }
        });
    }

    private interface Body {
        void writeTo(JsonGenerator json) throws IOException;
    }

    private byte[] object(Body body) {
        try {
            JsonGenerator json = generator == null ? factory.createGenerator(written, JsonEncoding.UTF8) : generator;
            generator = null;
            written.bytes = Written.NOTHING;
            json.writeStartObject();
            body.writeTo(json);
            json.writeEndObject();
            json.flush();
            generator = json;
        } catch (IOException e) {
            throw new UncheckedIOException("writing JSON to memory failed", e);
        }
        return written.bytes;
    }

    /**
     * Takes the bytes of a generator when its buffer is full or a value ends. Most values come in one piece and are copied
     * once.
     */
    private static final class Written extends OutputStream {
        static final byte[] NOTHING = {};

        byte[] bytes = NOTHING;

        @Override
        public void write(int one) {
            write(new byte[] {(byte) one}, 0, 1);
        }

        @Override
        public void write(byte[] from, int start, int length) {
            bytes = bytes.length == 0 ? Arrays.copyOfRange(from, start, start + length) : extended(from, start, length);
        }

        private byte[] extended(byte[] from, int start, int length) {
            byte[] all = Arrays.copyOf(bytes, bytes.length + length);
            System.arraycopy(from, start, all, bytes.length, length);
            return all;
        }
    }

    private static void observation(JsonGenerator json, String series, String id, long sequence, long time)
            throws IOException {
        text(json, SERIES, series);
        if (id != null) {
            text(json, ID, id);
        }
        number(json, SEQUENCE, sequence);
        number(json, TIME, time);
    }

    private static void bounds(JsonGenerator json, double level, double lower, double upper) throws IOException {
        number(json, LEVEL, level);
        number(json, LOWER, lower);
        number(json, UPPER, upper);
    }

    private static void number(JsonGenerator json, SerializableString name, double number) throws IOException {
        json.writeFieldName(name);
        json.writeNumber(number);
    }

    private static void number(JsonGenerator json, SerializableString name, long number) throws IOException {
        json.writeFieldName(name);
        json.writeNumber(number);
    }

    private static void text(JsonGenerator json, SerializableString name, String text) throws IOException {
        json.writeFieldName(name);
        json.writeString(text);
    }

    private static void array(JsonGenerator json, SerializableString name) throws IOException {
        json.writeFieldName(name);
        json.writeStartArray();
    }

    private static void numbers(JsonGenerator json, double[] x) throws IOException {
        array(json, X);
        for (double number : x) {
            json.writeNumber(number);
        }
        json.writeEndArray();
    }
}

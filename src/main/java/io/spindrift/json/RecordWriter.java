package io.spindrift.json;

import com.fasterxml.jackson.core.JsonEncoding;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonFactoryBuilder;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.StreamWriteFeature;
import io.spindrift.event.Arrival;
import io.spindrift.event.Forecast;
import io.spindrift.event.Score;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.OptionalDouble;

/**
 * Writes the values of records, field by field in a fixed order, so that equal events are equal bytes on every JVM; the
 * numbers by Jackson's own shortest-digits writer, since those of {@code Double.toString} changed with Java 19. One generator
 * writes them all, one after another. For one thread.
 */
public final class RecordWriter {
    private final JsonFactory factory = new JsonFactoryBuilder()
            .enable(StreamWriteFeature.USE_FAST_DOUBLE_WRITER)
            .rootValueSeparator((String) null)
            .build();
    private final Written written = new Written();
    /** Null before the first document, and after one that failed, since nobody knows where that left it. */
    private JsonGenerator generator;

    /** The value of a record of the forecasts topic. */
    public byte[] forecast(Forecast forecast) {
        return object(json -> {
            observation(json, forecast.series(), forecast.id(), forecast.sequence(), forecast.time());
            json.writeNumberField("horizon", forecast.horizon());
            json.writeNumberField("forecast", forecast.forecast());
            json.writeNumberField("persistence", forecast.persistence());
            json.writeNumberField("lookahead", forecast.lookahead());
            json.writeBooleanField("stale", forecast.stale());
            json.writeNumberField("learnt", forecast.learnt());
            json.writeArrayFieldStart("intervals");
            for (Forecast.Interval interval : forecast.intervals()) {
                json.writeStartObject();
                bounds(json, interval.level(), interval.lower(), interval.upper());
                json.writeEndObject();
            }
            json.writeEndArray();
        });
    }

    /** The value of a record of the scores topic. */
    public byte[] score(Score score) {
        return object(json -> {
            observation(json, score.series(), score.id(), score.sequence(), score.time());
            json.writeNumberField("horizon", score.horizon());
            json.writeNumberField("forecast", score.forecast());
            json.writeNumberField("persistence", score.persistence());
            json.writeNumberField("label", score.label());
            json.writeNumberField("error", score.error());
            json.writeNumberField("labels", score.labels());
            json.writeNumberField("mse", score.mse());
            json.writeNumberField("mae", score.mae());
            json.writeNumberField("persistenceMse", score.persistenceMse());
            json.writeNumberField("anomaly", score.anomaly());
            json.writeArrayFieldStart("intervals");
            for (Score.Interval interval : score.intervals()) {
                json.writeStartObject();
                bounds(json, interval.level(), interval.lower(), interval.upper());
                json.writeNumberField("coverage", interval.coverage());
                json.writeNumberField("width", interval.width());
                json.writeNumberField("pinball", interval.pinball());
                json.writeEndObject();
            }
            json.writeEndArray();
        });
    }

    /** The value of an input record of the series feed. */
    public byte[] series(Arrival.Observation observation) {
        return object(json -> {
            if (observation.id() != null) {
                json.writeStringField("id", observation.id());
            }
            if (observation.value().isPresent()) {
                json.writeNumberField("value", observation.value().getAsDouble());
            } else {
                json.writeNullField("value");
            }
            if (observation.x().length > 0) {
                numbers(json, observation.x());
            }
        });
    }

    /** The value of an input record of the regression feed: an observation or a label. */
    public byte[] regression(Arrival arrival) {
        return object(json -> {
            if (arrival instanceof Arrival.Label label) {
                json.writeStringField("id", label.id());
                json.writeNumberField("label", label.value());
            } else if (arrival instanceof Arrival.Observation observation) {
                json.writeStringField("id", observation.id());
                numbers(json, observation.x());
                OptionalDouble label = observation.value();
                if (label.isPresent()) {
                    json.writeNumberField("label", label.getAsDouble());
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

    /** What a generator hands over when its buffer is full or a document ends: most documents in one piece, copied once. */
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
        json.writeStringField("series", series);
        if (id != null) {
            json.writeStringField("id", id);
        }
        json.writeNumberField("sequence", sequence);
        json.writeNumberField("time", time);
    }

    private static void bounds(JsonGenerator json, double level, double lower, double upper) throws IOException {
        json.writeNumberField("level", level);
        json.writeNumberField("lower", lower);
        json.writeNumberField("upper", upper);
    }

    private static void numbers(JsonGenerator json, double[] x) throws IOException {
        json.writeArrayFieldStart("x");
        for (double number : x) {
            json.writeNumber(number);
        }
        json.writeEndArray();
    }
}

package io.spindrift.json;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.ser.std.StdSerializer;
import io.spindrift.event.Forecast;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.math.MathContext;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.OptionalDouble;

/** Writes records of plain Java as JSON documents, for people and programs. */
public final class JsonText {
    private static final MathContext SIX_DIGITS = new MathContext(6);
    private static final double MAX_WHOLE = 1e15;

    private static final Form TO_THE_LAST_DIGIT = (figure, json) -> json.writeNumber(figure);

    private static final JsonMapper BRIEF = JsonMapper.builder()
            .addModule(new SimpleModule()
                    .addSerializer(double.class, new Figure(JsonText::writeBrief))
                    .addSerializer(Double.class, new Figure(JsonText::writeBrief))
                    .addSerializer(double[].class, new Figures(JsonText::writeBrief)))
            .build();

    private static final JsonMapper EXACT = JsonMapper.builder()
            .addModule(new SimpleModule()
                    .addSerializer(double.class, new Figure(TO_THE_LAST_DIGIT))
                    .addSerializer(Double.class, new Figure(TO_THE_LAST_DIGIT))
                    .addSerializer(double[].class, new Figures(TO_THE_LAST_DIGIT))
                    .addSerializer(OptionalDouble.class, new Optionally())
                    .addSerializer(Forecast.class, new Published()))
            .build();

    private static final ObjectWriter INDENTED = EXACT.writerWithDefaultPrettyPrinter();

    private JsonText() {}

    /**
     * Returns a record, list or map as JSON in UTF-8, with all digits of its numbers and without indentation. A number that is
     * not finite is null.
     */
    public static byte[] bytes(Object document) {
        try {
            return EXACT.writeValueAsBytes(document);
        } catch (IOException e) {
            throw new UncheckedIOException("writing JSON to memory failed", e);
        }
    }

    /** Returns the same as text. */
    public static String line(Object document) {
        return new String(bytes(document), StandardCharsets.UTF_8);
    }

    /** Returns a record, list or map as an indented JSON document. */
    public static void write(Object document, Path file) throws IOException {
        INDENTED.writeValue(file.toFile(), document);
    }

    /**
     * Returns the same with as few characters as possible: six significant digits, no indentation. The text may be put into a
     * script of an HTML page, because it contains no {@code <}.
     */
    public static String brief(Object document) throws IOException {
        return BRIEF.writeValueAsString(document).replace("<", "\\u003c");
    }

    /** Rounds to six significant digits. */
    private static void writeBrief(double figure, JsonGenerator json) throws IOException {
        double rounded = new BigDecimal(figure).round(SIX_DIGITS).doubleValue();
        if (rounded == Math.rint(rounded) && Math.abs(rounded) < MAX_WHOLE) {
            json.writeNumber((long) rounded);
        } else {
            json.writeNumber(rounded);
        }
    }

    /** Writes a finite number. */
    private interface Form {
        void write(double figure, JsonGenerator json) throws IOException;
    }

    /** Writes a number that is not finite as null, because JSON has no number for it. */
    private static void write(double figure, JsonGenerator json, Form form) throws IOException {
        if (Double.isFinite(figure)) {
            form.write(figure, json);
        } else {
            json.writeNull();
        }
    }

    private static final class Figure extends StdSerializer<Double> {
        private static final long serialVersionUID = 1L;

        private final transient Form form;

        Figure(Form form) {
            super(Double.class);
            this.form = form;
        }

        @Override
        public void serialize(Double figure, JsonGenerator json, SerializerProvider provider) throws IOException {
            write(figure, json, form);
        }
    }

    private static final class Optionally extends StdSerializer<OptionalDouble> {
        private static final long serialVersionUID = 1L;

        Optionally() {
            super(OptionalDouble.class);
        }

        @Override
        public void serialize(OptionalDouble figure, JsonGenerator json, SerializerProvider provider)
                throws IOException {
            write(figure.orElse(Double.NaN), json, TO_THE_LAST_DIGIT);
        }
    }

    /** Writes a forecast as it is written to its topic. */
    private static final class Published extends StdSerializer<Forecast> {
        private static final long serialVersionUID = 1L;

        Published() {
            super(Forecast.class);
        }

        @Override
        public void serialize(Forecast forecast, JsonGenerator json, SerializerProvider provider) throws IOException {
            json.writeStartObject();
            OutputWriter.fields(json, forecast);
            json.writeEndObject();
        }
    }

    private static final class Figures extends StdSerializer<double[]> {
        private static final long serialVersionUID = 1L;

        private final transient Form form;

        Figures(Form form) {
            super(double[].class);
            this.form = form;
        }

        @Override
        public void serialize(double[] figures, JsonGenerator json, SerializerProvider provider) throws IOException {
            json.writeStartArray();
            for (double figure : figures) {
                write(figure, json, form);
            }
            json.writeEndArray();
        }
    }
}

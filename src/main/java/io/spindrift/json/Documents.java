package io.spindrift.json;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.ser.std.StdSerializer;
import java.io.IOException;
import java.nio.file.Path;

/** JSON documents for people and programs: records of plain Java to a file. */
public final class Documents {
    private static final JsonMapper MAPPER = JsonMapper.builder()
            .enable(SerializationFeature.INDENT_OUTPUT)
            .addModule(new SimpleModule().addSerializer(double.class, new Figure()))
            .build();

    private Documents() {}

    /** Writes a record, list or map as an indented JSON document. */
    public static void write(Object document, Path file) throws IOException {
        MAPPER.writeValue(file.toFile(), document);
    }

    /** A figure that is not defined is null: JSON has no word for it that programs read as a number. */
    private static final class Figure extends StdSerializer<Double> {
        private static final long serialVersionUID = 1L;

        Figure() {
            super(Double.class);
        }

        @Override
        public void serialize(Double figure, JsonGenerator json, SerializerProvider provider) throws IOException {
            if (Double.isFinite(figure)) {
                json.writeNumber(figure);
            } else {
                json.writeNull();
            }
        }
    }
}

package io.spindrift.json;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.deser.std.StdDeserializer;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.module.SimpleModule;
import java.io.IOException;
import java.util.Arrays;

/** Reads documents that {@link JsonText#bytes} wrote, possibly in another version. A number that is null or missing is NaN. */
public final class JsonDocumentReader {
    private static final JsonMapper MAPPER = JsonMapper.builder()
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .addModule(new SimpleModule()
                    .addDeserializer(double.class, new Figure())
                    .addDeserializer(double[].class, new Figures()))
            .build();

    private JsonDocumentReader() {}

    /**
     * Reads a document.
     *
     * @throws IOException if the bytes are not a document of that type
     */
    public static <T> T read(byte[] document, Class<T> type) throws IOException {
        return MAPPER.readValue(document, type);
    }

    private static final class Figure extends StdDeserializer<Double> {
        private static final long serialVersionUID = 1L;

        Figure() {
            super(double.class);
        }

        @Override
        public Double deserialize(JsonParser json, DeserializationContext context) throws IOException {
            return json.getDoubleValue();
        }

        @Override
        public Double getNullValue(DeserializationContext context) {
            return Double.NaN;
        }
    }

    private static final class Figures extends StdDeserializer<double[]> {
        private static final long serialVersionUID = 1L;

        Figures() {
            super(double[].class);
        }

        @Override
        public double[] deserialize(JsonParser json, DeserializationContext context) throws IOException {
            double[] figures = new double[16];
            int count = 0;
            for (JsonToken token = json.nextToken(); token != JsonToken.END_ARRAY; token = json.nextToken()) {
                if (count == figures.length) {
                    figures = Arrays.copyOf(figures, 2 * count);
                }
                figures[count++] = token == JsonToken.VALUE_NULL ? Double.NaN : json.getDoubleValue();
            }
            return Arrays.copyOf(figures, count);
        }
    }
}

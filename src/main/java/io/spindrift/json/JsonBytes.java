package io.spindrift.json;

import com.fasterxml.jackson.core.JsonEncoding;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonFactoryBuilder;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.SerializableString;
import com.fasterxml.jackson.core.StreamWriteFeature;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.Arrays;

/**
 * Writes JSON objects as bytes. Numbers are written by Jackson's own shortest-digits writer, because {@code Double.toString}
 * changed in Java 19. One generator writes all objects, one after the other. This class belongs to one thread.
 */
final class JsonBytes {
    private final JsonFactory factory = new JsonFactoryBuilder()
            .enable(StreamWriteFeature.USE_FAST_DOUBLE_WRITER)
            .rootValueSeparator((String) null)
            .build();
    private final Written written = new Written();
    /** Null before the first value, and after a value that failed, because the state of the generator is then unknown. */
    private JsonGenerator generator;

    /** Writes the fields of an object. */
    interface Fields {
        void writeTo(JsonGenerator json) throws IOException;
    }

    byte[] object(Fields fields) {
        try {
            JsonGenerator json = generator == null ? factory.createGenerator(written, JsonEncoding.UTF8) : generator;
            generator = null;
            written.bytes = Written.NOTHING;
            json.writeStartObject();
            fields.writeTo(json);
            json.writeEndObject();
            json.flush();
            generator = json;
        } catch (IOException e) {
            throw new UncheckedIOException("writing JSON to memory failed", e);
        }
        return written.bytes;
    }

    static void number(JsonGenerator json, SerializableString name, double number) throws IOException {
        json.writeFieldName(name);
        json.writeNumber(number);
    }

    static void number(JsonGenerator json, SerializableString name, long number) throws IOException {
        json.writeFieldName(name);
        json.writeNumber(number);
    }

    static void text(JsonGenerator json, SerializableString name, String text) throws IOException {
        json.writeFieldName(name);
        json.writeString(text);
    }

    static void startArray(JsonGenerator json, SerializableString name) throws IOException {
        json.writeFieldName(name);
        json.writeStartArray();
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
}

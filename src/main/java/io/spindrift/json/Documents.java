package io.spindrift.json;

import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.file.Path;

/** JSON documents for people and programs: records of plain Java to a file. */
public final class Documents {
    private static final JsonMapper MAPPER =
            JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

    private Documents() {}

    /** Writes a record, list or map as an indented JSON document. */
    public static void write(Object document, Path file) throws IOException {
        MAPPER.writeValue(file.toFile(), document);
    }
}

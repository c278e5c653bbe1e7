package io.spindrift.json;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.Error;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** The published schemas, for tests to hold records against. */
public final class Schemas {
    private static final SchemaRegistry REGISTRY = SchemaRegistry.withDefaultDialect(
            SpecificationVersion.DRAFT_2020_12, builder -> builder.schemas(Schemas::named));
    private static final Map<String, Schema> SCHEMAS = new ConcurrentHashMap<>();

    private Schemas() {}

    /** Returns the violations of a schema by a document; empty if there are none. */
    public static List<String> violations(String schema, byte[] json) {
        return SCHEMAS
                .computeIfAbsent(schema, name -> REGISTRY.getSchema(text(name), InputFormat.JSON))
                .validate(new String(json, StandardCharsets.UTF_8), InputFormat.JSON)
                .stream()
                .map(Error::toString)
                .toList();
    }

    /** The examples that a schema carries. */
    public static List<byte[]> examples(String schema) {
        try {
            ObjectMapper mapper = new ObjectMapper();
            List<byte[]> examples = new ArrayList<>();
            for (JsonNode example : mapper.readTree(text(schema)).path("examples")) {
                examples.add(mapper.writeValueAsBytes(example));
            }
            return examples;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Another schema that one refers to, by its name: {@code urn:spindrift:score}. */
    private static String named(String urn) {
        String prefix = "urn:spindrift:";
        return urn.startsWith(prefix) ? text(urn.substring(prefix.length()).replace(':', '/')) : null;
    }

    private static String text(String schema) {
        try {
            return Files.readString(Path.of("schemas", schema + ".schema.json"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

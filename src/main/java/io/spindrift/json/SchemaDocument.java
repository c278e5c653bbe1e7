package io.spindrift.json;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * A schema in the response of a registry.
 *
 * @param type AVRO, PROTOBUF or JSON
 * @param schema the text of the schema
 * @param references the other schemas that it uses
 */
public record SchemaDocument(String type, String schema, List<Reference> references) {
    private static final JsonMapper MAPPER = JsonMapper.builder().build();
    private static final int SCHEMA_NOT_FOUND = 40403;

    /**
     * A reference to a schema that another schema uses.
     *
     * @param name the name in the other schema
     * @param subject the subject of the schema
     * @param version the version of the schema
     */
    public record Reference(String name, String subject, int version) {}

    /**
     * Reads a response.
     *
     * @throws IOException if it is not the response of a registry
     */
    public static SchemaDocument of(byte[] json) throws IOException {
        JsonNode answer = tree(json);
        JsonNode schema = answer == null ? null : answer.get("schema");
        if (schema == null || !schema.isTextual()) {
            throw new IOException("a response without a schema");
        }
        List<Reference> references = new ArrayList<>();
        for (JsonNode reference : answer.path("references")) {
            references.add(new Reference(
                    reference.path("name").asText(),
                    reference.path("subject").asText(),
                    reference.path("version").asInt()));
        }
        return new SchemaDocument(answer.path("schemaType").asText("AVRO"), schema.asText(), List.copyOf(references));
    }

    private static JsonNode tree(byte[] json) throws IOException {
        try {
            return MAPPER.readTree(json);
        } catch (JsonProcessingException e) {
            throw new IOException("a response that is not JSON", e);
        }
    }

    /** Returns whether a response with status 404 says that there is no such schema, and comes from a registry. */
    public static boolean saysNotFound(byte[] json) {
        try {
            JsonNode answer = MAPPER.readTree(json);
            return answer != null && answer.path("error_code").asInt() / 100 == SCHEMA_NOT_FOUND / 100;
        } catch (IOException e) {
            return false;
        }
    }
}

package io.spindrift.web;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.Error;
import com.networknt.schema.InputFormat;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.util.List;
import java.util.Map;

/** The OpenAPI document, to check answers against it. */
final class OpenApi {
    private final JsonNode document;

    OpenApi(JsonNode document) {
        this.document = document;
    }

    /**
     * Returns the violations of the schema of a path by an answer, including unknown properties; empty if there are
     * none.
     */
    List<String> faults(String path, JsonNode answer) {
        ObjectNode schema = new ObjectMapper().createObjectNode();
        schema.setAll((ObjectNode) schemaOf(path));
        ObjectNode components = document.get("components").deepCopy();
        // An answer has nothing that is not described.
        for (JsonNode each : components.get("schemas")) {
            ((ObjectNode) each).put("additionalProperties", false);
        }
        schema.set("components", components);
        return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                .getSchema(schema.toString(), InputFormat.JSON)
                .validate(answer.toString(), InputFormat.JSON)
                .stream()
                .map(Error::toString)
                .toList();
    }

    private JsonNode schemaOf(String path) {
        for (Map.Entry<String, JsonNode> each : document.get("paths").properties()) {
            if (path.matches(each.getKey().replaceAll("\\{[a-z]+}", "[^/]+"))) {
                return each.getValue()
                        .at("/get/responses/200/content")
                        .path("application/json")
                        .path("schema");
            }
        }
        throw new AssertionError(path + " is not described");
    }
}

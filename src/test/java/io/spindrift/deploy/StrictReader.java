package io.spindrift.deploy;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.cfg.CoercionAction;
import com.fasterxml.jackson.databind.cfg.CoercionInputShape;
import com.fasterxml.jackson.databind.introspect.Annotated;
import com.fasterxml.jackson.databind.introspect.JacksonAnnotationIntrospector;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.type.LogicalType;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Reads documents into classes that have a property for each field there is: one of another name, another type, or a
 * word that is none of its words, is a fault. */
final class StrictReader {
    private static final JsonMapper MAPPER = JsonMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
            .withCoercionConfig(LogicalType.Textual, config -> {
                config.setCoercion(CoercionInputShape.Integer, CoercionAction.Fail);
                config.setCoercion(CoercionInputShape.Float, CoercionAction.Fail);
                config.setCoercion(CoercionInputShape.Boolean, CoercionAction.Fail);
            })
            .annotationIntrospector(new NothingLeftOver())
            .build();

    private StrictReader() {}

    /** Makes those classes reject unknown fields and write all known ones. */
    private static final class NothingLeftOver extends JacksonAnnotationIntrospector {
        private static final long serialVersionUID = 1L;

        @Override
        public Boolean hasAnySetter(Annotated member) {
            return false;
        }

        /** Fields with default values are written, too. */
        @Override
        public JsonInclude.Value findPropertyInclusion(Annotated member) {
            return JsonInclude.Value.empty();
        }
    }

    /** Returns the differences between a document and a class; empty if there are none. */
    static List<String> faults(JsonNode document, Class<?> type) {
        try {
            List<String> lost = new ArrayList<>();
            compare("", document, MAPPER.valueToTree(MAPPER.treeToValue(document, type)), lost);
            return lost;
        } catch (IOException e) {
            return List.of(e.getMessage());
        }
    }

    /** A word that is none of those there are is read as nothing. */
    private static void compare(String at, JsonNode document, JsonNode read, List<String> lost) {
        if (document.isValueNode() && !document.asText().equals(read.asText())) {
            lost.add(at + ": " + document + " is not known");
        }
        for (int i = 0; document.isArray() && i < document.size(); i++) {
            compare(at + "/" + i, document.get(i), read.path(i), lost);
        }
        for (Map.Entry<String, JsonNode> field : document.properties()) {
            compare(at + "/" + field.getKey(), field.getValue(), read.path(field.getKey()), lost);
        }
    }
}

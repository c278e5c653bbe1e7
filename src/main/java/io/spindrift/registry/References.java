package io.spindrift.registry;

import io.spindrift.json.SchemaDocument;
import java.util.LinkedHashMap;
import java.util.Map;

/** The schemas that a schema uses, and those that these use. */
final class References {
    private static final int MAX = 100;

    private final SchemaRegistry registry;
    private final Map<String, SchemaDocument> found = new LinkedHashMap<>();

    References(SchemaRegistry registry) {
        this.registry = registry;
    }

    /** All of them by the name that they are used by, each behind those that it uses itself. */
    Map<String, SchemaDocument> of(SchemaDocument schema) throws SchemaException {
        collect(schema, 0);
        return found;
    }

    private void collect(SchemaDocument schema, int depth) throws SchemaException {
        for (SchemaDocument.Reference reference : schema.references()) {
            if (found.containsKey(reference.name())) {
                continue;
            }
            if (found.size() >= MAX || depth >= MAX) {
                throw new SchemaException("it refers to more than " + MAX + " others");
            }
            SchemaDocument used = registry.byVersion(reference.subject(), reference.version())
                    .orElseThrow(() -> new SchemaException("it refers to version " + reference.version() + " of '"
                            + reference.subject() + "', which the registry does not know"));
            collect(used, depth + 1);
            found.put(reference.name(), used);
        }
    }
}

package io.spindrift.registry;

import io.spindrift.json.SchemaDocument;
import java.util.LinkedHashMap;
import java.util.Map;

/** Collects the schemas that a schema references, directly or through others. */
final class References {
    private static final int MAX = 100;

    private final SchemaRegistry registry;
    private final Map<String, SchemaDocument> found = new LinkedHashMap<>();

    References(SchemaRegistry registry) {
        this.registry = registry;
    }

    /** Returns the referenced schemas by name, each after those that it references itself. */
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

package io.spindrift.registry;

/** A schema, or data of a schema, cannot be read. */
final class SchemaException extends Exception {
    private static final long serialVersionUID = 1L;

    SchemaException(String message) {
        super(message);
    }
}

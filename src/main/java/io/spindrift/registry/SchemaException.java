package io.spindrift.registry;

/** A schema that cannot be used. */
final class SchemaException extends Exception {
    private static final long serialVersionUID = 1L;

    SchemaException(String message) {
        super(message);
    }
}

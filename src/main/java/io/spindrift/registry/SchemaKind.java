package io.spindrift.registry;

import java.util.Optional;

/** The kinds of schemas, named as in a registry. */
public enum SchemaKind {
    /** Avro. */
    AVRO,
    /** Protobuf. */
    PROTOBUF;

    /** Returns the name in settings of the format of a type of schemas; empty for an unknown type. */
    static Optional<String> formatOf(String type) {
        return switch (type) {
            case "AVRO" -> Optional.of("avro");
            case "PROTOBUF" -> Optional.of("protobuf");
            case "JSON" -> Optional.of("json-schema");
            default -> Optional.empty();
        };
    }
}

package io.spindrift.registry;

import java.util.Optional;

/** Kinds of schemas, by their names in a registry. */
public enum SchemaKind {
    /** Avro. */
    AVRO,
    /** Protobuf. */
    PROTOBUF;

    /** The format, as settings call it, of the data of a type of schemas; empty for one that is not read. */
    static Optional<String> formatOf(String type) {
        return switch (type) {
            case "AVRO" -> Optional.of("avro");
            case "PROTOBUF" -> Optional.of("protobuf");
            case "JSON" -> Optional.of("json-schema");
            default -> Optional.empty();
        };
    }
}

package io.spindrift.registry;

/** Kinds of schemas, by their names in a registry. */
public enum SchemaKind {
    /** Avro. */
    AVRO,
    /** Protobuf. */
    PROTOBUF
}

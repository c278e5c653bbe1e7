package io.spindrift.json;

import java.util.Optional;

/** What serializers with a schema registry write before the data: a zero byte, and the id of the schema in four bytes, big-endian. */
public final class SchemaPrefix {
    /** How many bytes these are. */
    public static final int BYTES = 1 + Integer.BYTES;

    private SchemaPrefix() {}

    /**
     * Why bytes do not begin so; empty if they do.
     *
     * @param part of the record: {@code key} or {@code value}
     */
    public static Optional<String> missing(byte[] bytes, String part) {
        if (bytes.length >= BYTES && bytes[0] == 0) {
            return Optional.empty();
        }
        String got = bytes.length < BYTES ? bytes.length + " bytes" : "a first byte of " + bytes[0];
        boolean json = bytes.length > 0 && (bytes[0] == '{' || bytes[0] == '[' || bytes[0] == '"');
        return Optional.of(
                "expected 0 and the id of a schema, got " + got + (json ? "; is " + part + ".format=json meant?" : ""));
    }
}

package io.spindrift.json;

import java.util.Optional;

/** The prefix that serializers with a schema registry write: a zero byte, and the id of the schema in four bytes, big-endian. */
public final class SchemaPrefix {
    /** The length of the prefix in bytes. */
    public static final int BYTES = 1 + Integer.BYTES;

    private SchemaPrefix() {}

    /**
     * Returns an error for bytes that do not begin with the prefix; empty if they do.
     *
     * @param part the part of the record: {@code key} or {@code value}
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

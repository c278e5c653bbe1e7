package io.spindrift.registry;

import io.spindrift.field.FieldValue;
import io.spindrift.field.PointerTree;
import java.nio.ByteBuffer;

/** Decodes data of one schema. For any number of threads. */
interface Decoder {
    /**
     * Returns the values at the wanted places.
     *
     * @param payload the bytes after the id of the schema
     * @throws SchemaException if they do not match the schema
     */
    FieldValue[] read(ByteBuffer payload, PointerTree wanted) throws SchemaException;

    /**
     * Returns all data as maps in the order of the schema's fields, lists, strings, numbers, booleans and nulls. Bytes
     * become strings of hexadecimal digits.
     *
     * @param payload the bytes after the id of the schema
     * @throws SchemaException if they do not match the schema
     */
    Object plain(ByteBuffer payload) throws SchemaException;
}

package io.spindrift.registry;

import io.spindrift.field.FieldValue;
import io.spindrift.field.PointerTree;
import java.nio.ByteBuffer;

/** Reads the data of one schema. For any number of threads. */
interface Decoder {
    /**
     * Finds what stands at some places.
     *
     * @param payload what follows the id of the schema
     * @throws SchemaException if it is not of the schema
     */
    FieldValue[] read(ByteBuffer payload, PointerTree wanted) throws SchemaException;

    /**
     * All of it, as maps in the order of the schema's fields, lists, texts, numbers, booleans and nulls; bytes are texts in hexadecimal.
     *
     * @param payload what follows the id of the schema
     * @throws SchemaException if it is not of the schema
     */
    Object plain(ByteBuffer payload) throws SchemaException;
}

package io.spindrift.registry;

import io.spindrift.event.BadRecordException;
import io.spindrift.field.Leaf;
import io.spindrift.field.PointerTree;
import java.nio.ByteBuffer;

/** Reads the values of one schema. For any number of threads. */
interface Decoder {
    /**
     * Finds what stands at some places.
     *
     * @param payload what follows the id of the schema
     */
    Leaf[] read(ByteBuffer payload, PointerTree wanted) throws BadRecordException;
}

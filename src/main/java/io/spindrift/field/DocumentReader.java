package io.spindrift.field;

import io.spindrift.event.BadRecordException;

/** A format of values. For any number of threads. */
public interface DocumentReader {
    /**
     * Finds what stands at some places of a document.
     *
     * @return leaves by slot; null where nothing stands
     * @throws BadRecordException if the bytes are no such document
     */
    FieldValue[] read(byte[] value, PointerTree wanted) throws BadRecordException;
}

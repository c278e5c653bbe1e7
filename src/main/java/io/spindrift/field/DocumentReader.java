package io.spindrift.field;

import io.spindrift.event.BadRecordException;

/** Reads a format of values. Implementations are thread-safe. */
public interface DocumentReader {
    /**
     * Finds the values at some places of a document.
     *
     * @return the values by slot; null where the document has none
     * @throws BadRecordException if the bytes are not a document of this format
     */
    FieldValue[] read(byte[] value, PointerTree wanted) throws BadRecordException;
}

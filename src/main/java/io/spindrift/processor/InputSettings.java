package io.spindrift.processor;

import io.spindrift.event.SeriesNames;
import io.spindrift.field.DocumentReader;
import io.spindrift.field.FieldReader;
import io.spindrift.field.FieldSettings;
import io.spindrift.json.JsonDocuments;
import java.util.Optional;

/**
 * What input records are like.
 *
 * @param fields where they have what is read
 * @param names how series are called
 * @param documents the format of their values; empty for JSON
 * @param maxAheadMillis how far after the timestamp of its record a time that a field tells may be, in milliseconds
 * @param skipTombstones whether a record without a value is skipped; otherwise it is a dead letter
 */
public record InputSettings(
        FieldSettings fields,
        SeriesNames names,
        Optional<DocumentReader> documents,
        long maxAheadMillis,
        boolean skipTombstones) {

    /** Whether records are as the schemas say. */
    public boolean asInSchemas() {
        return documents.isEmpty() && fields.equals(FieldSettings.DEFAULT);
    }

    /** Whether the time of a record is a field of its value. */
    public boolean timed() {
        return fields.time().isPresent();
    }

    /** Returns a reader of the values of records. */
    FieldReader reader() {
        return new FieldReader(fields, documents.orElseGet(JsonDocuments::new));
    }
}

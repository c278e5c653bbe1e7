package io.spindrift.processor;

import io.spindrift.event.SeriesNames;
import io.spindrift.field.DocumentReader;
import io.spindrift.field.FieldReader;
import io.spindrift.field.FieldSettings;
import io.spindrift.json.JsonDocuments;
import java.util.Optional;

/**
 * The format of input records.
 *
 * @param fields the fields of the values that are read
 * @param names how series are named
 * @param documents the format of their values; empty for JSON
 * @param maxAheadMillis the largest distance of a time in a field after the timestamp of its record, in milliseconds
 * @param skipTombstones whether a record without a value is skipped; otherwise it is a dead letter
 */
public record InputSettings(
        FieldSettings fields,
        SeriesNames names,
        Optional<DocumentReader> documents,
        long maxAheadMillis,
        boolean skipTombstones) {

    /** Returns whether records have the format of the schemas. */
    public boolean asInSchemas() {
        return documents.isEmpty() && fields.equals(FieldSettings.DEFAULT);
    }

    /** Returns whether the time of a record is a field of its value. */
    public boolean timed() {
        return fields.time().isPresent();
    }

    /** Returns a reader of the values of records. */
    FieldReader reader() {
        return new FieldReader(fields, documents.orElseGet(JsonDocuments::new));
    }
}

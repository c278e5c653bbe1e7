package io.spindrift.inspect;

import io.spindrift.serde.FieldListing.Field;
import io.spindrift.store.StoredRecord;
import io.spindrift.terminal.NumberFormatter;
import io.spindrift.text.Printable;
import java.util.ArrayList;
import java.util.List;

/** The stored records of a series as text: a line per record, and below it a line per field. */
public final class RecordLines {

    private RecordLines() {}

    /** The lines of some records. */
    public static List<String> of(List<StoredRecord> records) {
        List<String> lines = new ArrayList<>();
        for (StoredRecord record : records) {
            lines.add(record.name() + ", " + NumberFormatter.whole(record.bytes()) + " bytes");
            for (Field field : record.fields()) {
                lines.add("  " + field.name() + " = " + Printable.of(field.value()));
            }
            if (!record.damage().isEmpty()) {
                lines.add("  damaged: " + Printable.of(record.damage()));
            }
        }
        return lines;
    }
}

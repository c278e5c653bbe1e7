package io.spindrift.inspect;

import io.spindrift.serde.FieldListing.Field;
import io.spindrift.store.StoredRecord;
import io.spindrift.terminal.NumberFormatter;
import io.spindrift.text.Printable;
import java.util.ArrayList;
import java.util.List;

/** Prints the stored records of a series: one line for each record, and below it one line for each field. */
public final class RecordLines {

    private RecordLines() {}

    /** Returns the lines of some records. */
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

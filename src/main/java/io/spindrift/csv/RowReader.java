package io.spindrift.csv;

import io.spindrift.csv.RecordReader.Fields;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** Reads the header of a file and its rows, each with as many fields as the header. */
final class RowReader implements AutoCloseable {
    /** The number of rows that are used to guess why they do not match the header. */
    private static final int LOOK_AHEAD = 3;

    private final Path file;
    private final char separator;
    private final RecordReader records;
    private final ArrayDeque<Fields> waiting = new ArrayDeque<>();
    private final HeaderRow header;
    private long blankLines;

    RowReader(Path file, TextEncoding encoding, char separator, CsvFormat.Header kind) throws IOException {
        this.file = file;
        this.separator = separator;
        records = new RecordReader(file, encoding, separator);
        try {
            Fields first = firstRecord();
            if (first == null) {
                throw FilePosition.of(file, 1).error("expected a header and at least one row, got the end of the file");
            }
            header = HeaderRow.of(file, first, kind, separator, records.comments());
            records.expectRows(header.names().size());
            if (!header.named()) {
                waiting.add(first);
            }
        } catch (RuntimeException e) {
            records.close();
            throw e;
        }
    }

    private Fields firstRecord() {
        Fields first = records.next();
        while (first != null && first.isBlank()) {
            first = records.next();
        }
        return first;
    }

    HeaderRow header() {
        return header;
    }

    /**
     * Returns the next row, or null at the end. In a file of one column an empty line is a row without a value, except at the
     * end of the file. In other files empty lines are left out, and counted.
     */
    Fields next() {
        if (waiting.isEmpty()) {
            read();
        }
        Fields row = waiting.poll();
        if (row != null && row.fields().size() != header.names().size()) {
            throw mismatch(row);
        }
        return row;
    }

    private void read() {
        List<Fields> blanks = new ArrayList<>();
        Fields record = records.next();
        while (record != null && record.isBlank()) {
            if (header.names().size() == 1) {
                blanks.add(record);
            } else {
                blankLines++;
            }
            record = records.next();
        }
        if (record != null) {
            waiting.addAll(blanks);
            waiting.add(record);
        }
    }

    /** Returns the number of empty lines that were left out so far. */
    long blankLines() {
        return blankLines;
    }

    /** Returns the number of comment lines that were left out so far. */
    long commentLines() {
        return records.commentLines();
    }

    /** Returns the fields with a line break so far. */
    FoundText acrossLines() {
        return records.acrossLines();
    }

    List<String> comments() {
        return records.comments();
    }

    private CsvException mismatch(Fields row) {
        List<Fields> rows = new ArrayList<>(List.of(row));
        waiting.removeAll(Collections.singleton(row));
        for (int i = 0; i < LOOK_AHEAD; i++) {
            Fields next = waiting.isEmpty() ? nextOrNull() : waiting.poll();
            if (next != null) {
                rows.add(next);
            }
        }
        return FieldCounts.mismatch(file, separator, header, rows);
    }

    private Fields nextOrNull() {
        try {
            return records.next();
        } catch (CsvException e) {
            // The error that is first in the file is reported.
            return null;
        }
    }

    @Override
    public void close() {
        records.close();
    }
}

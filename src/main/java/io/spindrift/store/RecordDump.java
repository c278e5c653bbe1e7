package io.spindrift.store;

import io.spindrift.model.state.CorruptStateException;
import io.spindrift.serde.FieldListing;
import io.spindrift.serde.FieldListing.Field;
import io.spindrift.serde.JournalEntry;
import io.spindrift.serde.SeriesHeader;
import io.spindrift.serde.StateBytes;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/** Lists the records of a series field by field, as far as they can be read. */
final class RecordDump<M, E> {
    private final SeriesLog log;
    private final ModelType<M, E> type;

    RecordDump(SeriesLog log, ModelType<M, E> type) {
        this.log = log;
        this.type = type;
    }

    /**
     * Returns all records of a series in the order header, settings, snapshot, events; empty if the store does not know
     * the series.
     */
    List<StoredRecord> of(String series) {
        List<StoredRecord> records = new ArrayList<>();
        SeriesHeader header;
        try {
            header = log.header(series);
        } catch (CorruptStateException e) {
            return List.of(new StoredRecord("header", 0, List.of(), e.getMessage()));
        }
        if (header == null) {
            return records;
        }
        records.add(new StoredRecord("header", header.toBytes().length, fields(header), ""));
        int version = header.coreVersion();
        records.add(record(
                "settings",
                header.settings().length,
                () -> FieldListing.of(header.settings(), version, fields -> type.create(series, fields))));
        if (header.snapshot().events() > 0) {
            records.add(record("snapshot", header.snapshot().length(), () -> snapshot(series, header)));
        }
        if (header.alive()) {
            addJournal(series, header, records);
        }
        return records;
    }

    private List<Field> snapshot(String series, SeriesHeader header) {
        int version = header.coreVersion();
        M model = StateBytes.restore(header.settings(), version, fields -> type.create(series, fields));
        return FieldListing.of(log.snapshot(series, header), version, fields -> type.visit(model, fields));
    }

    private void addJournal(String series, SeriesHeader header, List<StoredRecord> records) {
        Journal journal = log.journal(series, header);
        for (JournalEntry entry : journal.entries()) {
            String name = "event " + entry.sequence() + ", slot " + entry.sequence() % header.slots();
            records.add(record(name, entry.toBytes().length, () -> fields(entry, header)));
        }
        if (journal.damage() != null) {
            records.add(
                    new StoredRecord("journal", 0, List.of(), journal.damage().getMessage()));
        }
    }

    private List<Field> fields(JournalEntry entry, SeriesHeader header) {
        List<Field> fields = new ArrayList<>();
        fields.add(new Field("generation", Integer.toString(entry.generation())));
        fields.add(new Field("seen.elapsed", Long.toString(entry.seen().elapsed())));
        fields.add(new Field("seen.time", Long.toString(entry.seen().time())));
        fields.addAll(FieldListing.of(
                entry.event(),
                header.coreVersion(),
                visitor -> type.visitEvent(null, entry.seen().time(), visitor)));
        return fields;
    }

    private static List<Field> fields(SeriesHeader header) {
        SeriesHeader.Snapshot snapshot = header.snapshot();
        return List.of(
                new Field("coreVersion", Integer.toString(header.coreVersion())),
                new Field("generation", Integer.toString(header.generation())),
                new Field("alive", Boolean.toString(header.alive())),
                new Field("slots", Integer.toString(header.slots())),
                new Field("snapshot.area", Integer.toString(snapshot.area())),
                new Field("snapshot.events", Long.toString(snapshot.events())),
                new Field("snapshot.time", Long.toString(snapshot.time())),
                new Field("snapshot.length", Integer.toString(snapshot.length())),
                new Field("snapshot.checksum", String.format("%08x", snapshot.checksum())),
                new Field("seen.elapsed", Long.toString(header.seen().elapsed())),
                new Field("seen.time", Long.toString(header.seen().time())));
    }

    private static StoredRecord record(String name, int bytes, Supplier<List<Field>> fields) {
        try {
            return new StoredRecord(name, bytes, fields.get(), "");
        } catch (CorruptStateException | IllegalArgumentException e) {
            return new StoredRecord(name, bytes, List.of(), e.getMessage());
        }
    }
}

package io.spindrift.processor;

import io.spindrift.event.BadRecordException;
import io.spindrift.event.Control;
import io.spindrift.event.DeadLetter;
import io.spindrift.event.InputRecord;
import io.spindrift.event.TextKeys;
import io.spindrift.field.FieldReader;
import io.spindrift.field.FieldResult;
import io.spindrift.field.FieldTexts;
import io.spindrift.model.series.InputMode;
import io.spindrift.model.series.SeriesEvent;
import io.spindrift.serde.SourceRecord;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.streams.processor.api.Record;

/** From the bytes of a record to events of series, or to the reason why there are none. */
final class InputReader {
    /** The largest key that is read, in bytes; the name that it says is shorter. */
    private static final int KEY_MAX_BYTES = 64 * 1024;
    /** The most bytes that a character of a text takes in UTF-8. */
    private static final int CHARACTER_MAX_BYTES = 3;

    private final ProcessorSettings settings;
    private final InputSettings input;
    private final FieldReader fields;

    InputReader(ProcessorSettings settings) {
        this.settings = settings;
        input = settings.input();
        fields = input.reader();
    }

    /** The name that the key of a record says. */
    String key(byte[] key) throws BadRecordException {
        if (key == null || key.length == 0) {
            throw badKey("key: expected the name of a series, got nothing");
        }
        if (key.length > KEY_MAX_BYTES) {
            throw badKey("key: expected at most " + KEY_MAX_BYTES + " bytes, got " + key.length);
        }
        String name = input.names().keys().name(key);
        if (name.isEmpty()) {
            throw badKey("key: expected the name of a series, got an empty text");
        }
        if (!FieldTexts.isWhole(name)) {
            throw badKey("key: expected whole characters, got half of one (an unpaired surrogate)");
        }
        requireShort(name);
        return name;
    }

    private static BadRecordException badKey(String reason) {
        return new BadRecordException(DeadLetter.Kind.KEY, reason);
    }

    /** The control that a record carries, if it does. */
    Optional<Control> control(Record<byte[], byte[]> record, RecordPosition place) throws BadRecordException {
        Header header = record.headers().lastHeader(Control.HEADER);
        if (header == null || place.topic().equals(settings.labelsTopic())) {
            return Optional.empty();
        }
        return Optional.of(
                Control.of(header.value() == null ? "" : new String(header.value(), StandardCharsets.UTF_8)));
    }

    /** Whether a record says only that its key was deleted, and is to be skipped. */
    boolean skipped(Record<byte[], byte[]> record, RecordPosition place) {
        return record.value() == null
                && input.skipTombstones()
                && (place.topic().equals(settings.labelsTopic())
                        || record.headers().lastHeader(Control.HEADER) == null);
    }

    /** The series that a control concerns: the one that a header names, or all of its key. */
    List<String> controlled(Record<byte[], byte[]> record, RecordPosition place) throws BadRecordException {
        Header header = record.headers().lastHeader(Control.SERIES);
        if (header == null) {
            return input.names().all(place.topic(), key(record.key()));
        }
        String series = header.value() == null ? "" : new String(header.value(), StandardCharsets.UTF_8);
        String expected = input.names().key(series);
        // The sender of a control may not know the bytes of a key, which a name does not always determine.
        if (!expected.isEmpty() && Arrays.equals(record.key(), expected.getBytes(StandardCharsets.UTF_8))) {
            return List.of(series);
        }
        String key = key(record.key());
        if (!expected.equals(key)) {
            throw new BadRecordException(
                    DeadLetter.Kind.FIELD,
                    Control.SERIES + ": expected a series of key '" + key + "', got '" + series + "'");
        }
        return List.of(series);
    }

    /** The event of a record for one series, or the reason why the record has none. */
    record Input(String value, String series, SeriesEvent event, BadRecordException why) {}

    /**
     * Returns the events of a record.
     *
     * @param key the name in its key
     * @throws BadRecordException if none of it can be used
     */
    List<Input> events(String key, Record<byte[], byte[]> record, RecordPosition place) throws BadRecordException {
        List<FieldResult> readings = read(checked(record.value(), settings.recordMaxBytes()), place.topic());
        List<Input> inputs = new ArrayList<>(readings.size());
        for (FieldResult reading : readings) {
            String series = input.names().of(place.topic(), key, reading.name());
            requireShort(series);
            inputs.add(new Input(
                    reading.name(),
                    series,
                    reading.why() == null ? event(reading.arrival(), record, place) : null,
                    reading.why()));
        }
        return inputs;
    }

    private static void requireShort(String series) throws BadRecordException {
        if (series.length() * CHARACTER_MAX_BYTES <= TextKeys.NAME_MAX_BYTES) {
            return;
        }
        int bytes = series.getBytes(StandardCharsets.UTF_8).length;
        if (bytes > TextKeys.NAME_MAX_BYTES) {
            throw badKey(
                    "key: expected a name of a series of at most " + TextKeys.NAME_MAX_BYTES + " bytes, got " + bytes);
        }
    }

    /** The same value, if there is one of a size that is read. */
    static byte[] checked(byte[] value, int mostBytes) throws BadRecordException {
        if (value == null) {
            throw new BadRecordException(DeadLetter.Kind.JSON, "value: expected a JSON object, got null");
        }
        if (value.length > mostBytes) {
            throw new BadRecordException(
                    DeadLetter.Kind.SIZE, "value: expected at most " + mostBytes + " bytes, got " + value.length);
        }
        return value;
    }

    private List<FieldResult> read(byte[] value, String topic) throws BadRecordException {
        if (topic.equals(settings.labelsTopic())) {
            return List.of(new FieldResult("", fields.label(value), null));
        }
        return settings.series().inputMode() == InputMode.SERIES
                ? fields.series(value)
                : List.of(new FieldResult("", fields.regression(value), null));
    }

    private static SeriesEvent event(InputRecord arrival, Record<byte[], byte[]> record, RecordPosition place) {
        if (arrival instanceof InputRecord.Label label) {
            return new SeriesEvent.Label(label.id(), record.timestamp(), label.value(), origin(record, place));
        }
        InputRecord.Observation observation = (InputRecord.Observation) arrival;
        return new SeriesEvent.Observation(
                observation.id(),
                record.timestamp(),
                observation.x(),
                observation.value().orElse(Double.NaN));
    }

    /**
     * Returns the key, value, headers and position of a record; null if they are too large. Then its label is accepted, but cannot wait
     * for its observation.
     */
    private static byte[] origin(Record<byte[], byte[]> record, RecordPosition place) {
        List<SourceRecord.HeaderBytes> headers = new ArrayList<>(0);
        long size = record.key().length + record.value().length;
        for (Header header : record.headers()) {
            headers.add(new SourceRecord.HeaderBytes(header.key(), header.value()));
            size += header.key().length() + (header.value() == null ? 0 : header.value().length);
        }
        return size > SeriesEvent.Label.MAX_ORIGIN
                ? null
                : new SourceRecord(
                                place.topic(),
                                place.partition(),
                                place.offset(),
                                record.timestamp(),
                                record.key(),
                                headers,
                                record.value())
                        .toBytes();
    }
}

package io.spindrift.processor;

import io.spindrift.event.Arrival;
import io.spindrift.event.BadRecordException;
import io.spindrift.event.Control;
import io.spindrift.event.DeadLetter;
import io.spindrift.json.ArrivalReader;
import io.spindrift.model.series.FeedKind;
import io.spindrift.model.series.SeriesEvent;
import io.spindrift.serde.Origin;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.streams.processor.api.Record;

/** From the bytes of a record to an event of a series, or to the reason why there is none. */
final class InputReader {
    /** The longest name of a series, in bytes of UTF-8. */
    static final int KEY_MOST_BYTES = 1024;

    private static final char REPLACEMENT = '\uFFFD';

    private final ProcessorSettings settings;
    private final ArrivalReader reader = new ArrivalReader();

    InputReader(ProcessorSettings settings) {
        this.settings = settings;
    }

    /** The series that a record belongs to: its key as text. */
    String series(byte[] key) throws BadRecordException {
        if (key == null || key.length == 0) {
            throw new BadRecordException(DeadLetter.Kind.KEY, "key: expected the name of a series, got nothing");
        }
        if (key.length > KEY_MOST_BYTES) {
            throw new BadRecordException(
                    DeadLetter.Kind.KEY, "key: expected at most " + KEY_MOST_BYTES + " bytes, got " + key.length);
        }
        String series = new String(key, StandardCharsets.UTF_8);
        // What is not UTF-8 has become this character, which may have come as itself as well.
        return series.indexOf(REPLACEMENT) < 0 ? series : strictly(key);
    }

    private static String strictly(byte[] key) throws BadRecordException {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(key))
                    .toString();
        } catch (CharacterCodingException e) {
            throw new BadRecordException(DeadLetter.Kind.KEY, "key: expected UTF-8, got bytes that are not");
        }
    }

    /** The control that a record carries, if it does. */
    Optional<Control> control(Record<byte[], byte[]> record, Place place) throws BadRecordException {
        Header header = record.headers().lastHeader(Control.HEADER);
        if (header == null || place.topic().equals(settings.labelsTopic())) {
            return Optional.empty();
        }
        return Optional.of(
                Control.of(header.value() == null ? "" : new String(header.value(), StandardCharsets.UTF_8)));
    }

    /** The event that a record stands for. */
    SeriesEvent event(Record<byte[], byte[]> record, Place place) throws BadRecordException {
        byte[] value = record.value();
        if (value == null) {
            throw new BadRecordException(DeadLetter.Kind.JSON, "value: expected a JSON object, got null");
        }
        if (value.length > settings.recordMostBytes()) {
            throw new BadRecordException(
                    DeadLetter.Kind.SIZE,
                    "value: expected at most " + settings.recordMostBytes() + " bytes, got " + value.length);
        }
        Arrival arrival = parse(value, place.topic());
        if (arrival instanceof Arrival.Label label) {
            return new SeriesEvent.Label(label.id(), record.timestamp(), label.value(), origin(record, place));
        }
        Arrival.Observation observation = (Arrival.Observation) arrival;
        return new SeriesEvent.Observation(
                observation.id(),
                record.timestamp(),
                observation.x(),
                observation.value().orElse(Double.NaN));
    }

    /** Null for a record with too much beside its value: its label is taken, but cannot wait for its observation. */
    private static byte[] origin(Record<byte[], byte[]> record, Place place) {
        List<Origin.HeaderBytes> headers = new ArrayList<>(0);
        long size = record.value().length;
        for (Header header : record.headers()) {
            headers.add(new Origin.HeaderBytes(header.key(), header.value()));
            size += header.key().length() + (header.value() == null ? 0 : header.value().length);
        }
        return size > SeriesEvent.Label.ORIGIN_MOST
                ? null
                : new Origin(
                                place.topic(),
                                place.partition(),
                                place.offset(),
                                record.timestamp(),
                                headers,
                                record.value())
                        .toBytes();
    }

    private Arrival parse(byte[] value, String topic) throws BadRecordException {
        if (topic.equals(settings.labelsTopic())) {
            return reader.label(value);
        }
        return settings.series().feed() == FeedKind.SERIES ? reader.series(value) : reader.regression(value);
    }
}

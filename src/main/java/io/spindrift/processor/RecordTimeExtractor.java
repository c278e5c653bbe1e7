package io.spindrift.processor;

import io.spindrift.event.BadRecordException;
import io.spindrift.event.Control;
import io.spindrift.event.DeadLetter;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.streams.processor.TimestampExtractor;

/**
 * Extracts the time of a record, from 1970 to 9999. Whether a time is accepted depends only on the record, never on
 * earlier records (docs/adr/0018-record-clocks.md). So live data can follow old data, and a topic can be read again. A
 * record with an invalid time is marked, and becomes a dead letter later. The extractor never throws an exception.
 */
public final class RecordTimeExtractor implements TimestampExtractor {
    /** 9999-12-31T23:59:59.999Z, the latest time of a record. */
    public static final long LATEST = 253_402_300_799_999L;

    private static final String MARK = "spindrift.rejected.timestamp";

    private final TimeOf times;

    /** Reads the time of a record. */
    public interface TimeOf {
        /**
         * Returns the time in milliseconds since 1970.
         *
         * @throws BadRecordException if the record has no time, or an invalid one
         */
        long of(ConsumerRecord<Object, Object> record) throws BadRecordException;

        /** Returns the name of the time in messages. */
        default String name() {
            return "timestamp";
        }
    }

    /** Creates an extractor of the timestamps of records. */
    public RecordTimeExtractor() {
        this(ConsumerRecord::timestamp);
    }

    /** @param times of records */
    public RecordTimeExtractor(TimeOf times) {
        this.times = times;
    }

    @Override
    public long extract(ConsumerRecord<Object, Object> record, long partitionTime) {
        record.headers().remove(MARK);
        if (record.headers().lastHeader(Control.HEADER) != null) {
            // A control may be sent at any time, so its timestamp is not a time of the data.
            return substitute(record, partitionTime);
        }
        try {
            return bounded(times.of(record));
        } catch (BadRecordException e) {
            mark(record, e);
            return substitute(record, partitionTime);
        }
    }

    /** Returns the timestamp of the record, or the time of the last record if the timestamp is invalid. */
    private static long substitute(ConsumerRecord<Object, Object> record, long partitionTime) {
        return isValid(record.timestamp()) ? record.timestamp() : Math.max(0, partitionTime);
    }

    private static boolean isValid(long time) {
        return time >= 0 && time <= LATEST;
    }

    private long bounded(long time) throws BadRecordException {
        if (isValid(time)) {
            return time;
        }
        String expected = time < 0 ? "milliseconds since 1970" : "at most " + LATEST + ", the end of the year 9999";
        throw new BadRecordException(DeadLetter.Kind.TIME, times.name() + ": expected " + expected + ", got " + time);
    }

    private static void mark(ConsumerRecord<Object, Object> record, BadRecordException why) {
        String text = record.timestamp() + " " + why.kind() + " " + why.getMessage();
        record.headers().add(MARK, text.getBytes(StandardCharsets.UTF_8));
    }

    /** A record whose time was rejected, and its timestamp. */
    record Rejected(long timestamp, DeadLetter.Kind kind, String reason) {}

    /** Removes the mark of {@link #extract} from the headers, and returns it; null if there is none. */
    static Rejected takeMark(Headers headers) {
        Header mark = headers.lastHeader(MARK);
        if (mark == null) {
            return null;
        }
        headers.remove(MARK);
        String[] parts = new String(mark.value(), StandardCharsets.UTF_8).split(" ", 3);
        return new Rejected(Long.parseLong(parts[0]), DeadLetter.Kind.valueOf(parts[1]), parts[2]);
    }

    /** Formats a time as ISO 8601. */
    static String shown(long millis) {
        return Instant.ofEpochMilli(millis).toString();
    }
}

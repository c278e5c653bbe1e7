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
 * The time of a record, from 1970 to 9999. Only what the record itself says may refuse it, never the records before it
 * (docs/adr/0018-record-clocks.md): old data may be followed by live data, and a topic may be read again. A
 * record without such a time is marked for the dead letters. The extractor never throws.
 */
public final class RecordTimeExtractor implements TimestampExtractor {
    /** 9999-12-31T23:59:59.999Z, the latest time of a record. */
    public static final long LATEST = 253_402_300_799_999L;

    private static final String MARK = "spindrift.rejected.timestamp";

    private final TimeOf times;

    /** What time a record says it has. */
    public interface TimeOf {
        /**
         * In milliseconds since 1970.
         *
         * @throws BadRecordException if it says none, or one that it cannot have
         */
        long of(ConsumerRecord<Object, Object> record) throws BadRecordException;

        /** What messages call it. */
        default String name() {
            return "timestamp";
        }
    }

    /** Takes the timestamps of records. */
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
            // Sent by hand, at any time: it says nothing of the time of the data.
            return substitute(record, partitionTime);
        }
        try {
            return bounded(times.of(record));
        } catch (BadRecordException e) {
            mark(record, e);
            return substitute(record, partitionTime);
        }
    }

    /** The record's own timestamp, or the time of the last record before if it has none that can be. */
    private static long substitute(ConsumerRecord<Object, Object> record, long partitionTime) {
        return isPossible(record.timestamp()) ? record.timestamp() : Math.max(0, partitionTime);
    }

    private static boolean isPossible(long time) {
        return time >= 0 && time <= LATEST;
    }

    private long bounded(long time) throws BadRecordException {
        if (isPossible(time)) {
            return time;
        }
        String expected = time < 0 ? "milliseconds since 1970" : "at most " + LATEST + ", the end of the year 9999";
        throw new BadRecordException(DeadLetter.Kind.TIME, times.name() + ": expected " + expected + ", got " + time);
    }

    private static void mark(ConsumerRecord<Object, Object> record, BadRecordException why) {
        String text = record.timestamp() + " " + why.kind() + " " + why.getMessage();
        record.headers().add(MARK, text.getBytes(StandardCharsets.UTF_8));
    }

    /** A record whose time was refused, and the timestamp that it came with. */
    record Rejected(long timestamp, DeadLetter.Kind kind, String reason) {}

    /** The mark that {@link #extract} left, taken off the headers; or null. */
    static Rejected takeMark(Headers headers) {
        Header mark = headers.lastHeader(MARK);
        if (mark == null) {
            return null;
        }
        headers.remove(MARK);
        String[] parts = new String(mark.value(), StandardCharsets.UTF_8).split(" ", 3);
        return new Rejected(Long.parseLong(parts[0]), DeadLetter.Kind.valueOf(parts[1]), parts[2]);
    }

    /** A time as people read it. */
    static String shown(long millis) {
        return Instant.ofEpochMilli(millis).toString();
    }
}

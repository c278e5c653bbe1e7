package io.spindrift.processor;

import io.spindrift.event.BadRecordException;
import io.spindrift.event.Control;
import io.spindrift.event.DeadLetter;
import java.nio.charset.StandardCharsets;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.streams.processor.TimestampExtractor;

/**
 * The time of a record, as long as it can be believed. A negative time, or one further beyond the partition's time than
 * {@code time.max.jump.ms}, is replaced by the partition's time, and the record is marked for the dead letters; it never
 * throws, and never lets such a time reach the stream time of the task.
 */
public final class BoundedTimeExtractor implements TimestampExtractor {
    /** 9999-12-31T23:59:59.999Z: nothing later is believed, even of the first record of a partition. */
    public static final long LATEST = 253_402_300_799_999L;

    private static final String MARK = "spindrift.rejected.timestamp";

    private final long maxJumpMillis;
    private final TimeOf times;

    /** What time a record says it has. */
    public interface TimeOf {
        /**
         * In milliseconds since 1970.
         *
         * @throws BadRecordException if it says none
         */
        long of(ConsumerRecord<Object, Object> record) throws BadRecordException;
    }

    /**
     * Of times that are the records' timestamps.
     *
     * @param maxJumpMillis how far beyond the partition's time a record may be
     */
    public BoundedTimeExtractor(long maxJumpMillis) {
        this(maxJumpMillis, ConsumerRecord::timestamp);
    }

    /**
     * @param maxJumpMillis how far beyond the partition's time a record may be
     * @param times of records
     */
    public BoundedTimeExtractor(long maxJumpMillis, TimeOf times) {
        this.maxJumpMillis = maxJumpMillis;
        this.times = times;
    }

    @Override
    public long extract(ConsumerRecord<Object, Object> record, long partitionTime) {
        record.headers().remove(MARK);
        if (record.headers().lastHeader(Control.HEADER) != null) {
            // Sent by hand, at whatever time: it says nothing of the time of the data.
            return Math.max(0, partitionTime);
        }
        try {
            return believed(times.of(record), partitionTime);
        } catch (BadRecordException e) {
            mark(record, e);
            return Math.max(0, partitionTime);
        }
    }

    private long believed(long time, long partitionTime) throws BadRecordException {
        long latest =
                partitionTime < 0 || maxJumpMillis > LATEST - partitionTime ? LATEST : partitionTime + maxJumpMillis;
        if (time >= 0 && time <= latest) {
            return time;
        }
        String reason = time < 0
                ? "timestamp: expected milliseconds since 1970, got " + time
                : "timestamp: expected at most " + latest + ", "
                        + (latest == LATEST
                                ? "the end of the year 9999"
                                : maxJumpMillis + " ms beyond the partition's time")
                        + ", got " + time;
        throw new BadRecordException(DeadLetter.Kind.TIME, reason);
    }

    private static void mark(ConsumerRecord<Object, Object> record, BadRecordException why) {
        String text = record.timestamp() + " " + why.kind() + " " + why.getMessage();
        record.headers().add(MARK, text.getBytes(StandardCharsets.UTF_8));
    }

    /** A record whose time was not believed, and the timestamp it came with. */
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
}

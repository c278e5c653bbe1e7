package io.spindrift.processor;

import io.spindrift.event.BadRecordException;
import io.spindrift.event.DeadLetter;
import io.spindrift.field.FieldReader;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/**
 * Reads the time of a record from a field of its value. A value is observed before it is produced, so a time far after
 * the record's timestamp is invalid. For any number of threads.
 */
public final class FieldTime implements RecordTimeExtractor.TimeOf {
    /**
     * 2011-01-01T00:00:00Z, before Kafka's first release. An earlier timestamp is not the time at which the record was
     * produced.
     */
    private static final long PRODUCED_EARLIEST = 1_293_840_000_000L;

    private final FieldReader fields;
    private final String name;
    private final long maxAheadMillis;
    private final int maxBytes;

    /** @param settings whose input has a field with the time */
    public FieldTime(ProcessorSettings settings) {
        fields = settings.input().reader();
        name = fields.timeShown();
        maxAheadMillis = settings.input().maxAheadMillis();
        maxBytes = settings.recordMaxBytes();
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public long of(ConsumerRecord<Object, Object> record) throws BadRecordException {
        long time = fields.time(InputReader.checked((byte[]) record.value(), maxBytes));
        long produced = record.timestamp();
        if (produced >= PRODUCED_EARLIEST && time <= RecordTimeExtractor.LATEST && time - produced > maxAheadMillis) {
            throw new BadRecordException(
                    DeadLetter.Kind.TIME,
                    name + ": expected at most " + maxAheadMillis
                            + " ms (timestamp.max.ahead.ms) after the record's timestamp "
                            + RecordTimeExtractor.shown(produced) + ", got " + RecordTimeExtractor.shown(time));
        }
        return time;
    }
}

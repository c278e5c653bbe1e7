package io.spindrift.processor;

import io.spindrift.event.BadRecordException;
import io.spindrift.field.FieldReader;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** The time of a record that a field of its value tells. For any number of threads. */
public final class FieldTime implements BoundedTimeExtractor.TimeOf {
    private final FieldReader fields;
    private final int mostBytes;

    /** @param settings whose input has such a field */
    public FieldTime(ProcessorSettings settings) {
        fields = settings.input().reader();
        mostBytes = settings.recordMostBytes();
    }

    @Override
    public long of(ConsumerRecord<Object, Object> record) throws BadRecordException {
        return fields.time(InputReader.checked((byte[]) record.value(), mostBytes));
    }
}

package io.spindrift.processor;

import io.spindrift.event.DeadLetter;
import org.apache.kafka.streams.processor.api.RecordMetadata;

/** The position of an input record. Messages write it as topic-partition@offset. */
record RecordPosition(String topic, int partition, long offset) {

    /**
     * Returns the dead letter of the record at this position.
     *
     * @param timestamp of the record
     * @param field the affected value, if the record has several; otherwise empty
     */
    DeadLetter deadLetter(long timestamp, DeadLetter.Kind kind, String reason, String field) {
        return new DeadLetter(kind, reason, topic, partition, offset, timestamp, field);
    }

    static RecordPosition of(RecordMetadata metadata) {
        return new RecordPosition(metadata.topic(), metadata.partition(), metadata.offset());
    }

    @Override
    public String toString() {
        return topic + "-" + partition + "@" + offset;
    }
}

package io.spindrift.processor;

import io.spindrift.event.DeadLetter;
import org.apache.kafka.streams.processor.api.RecordMetadata;

/** Where an input record stands. */
record RecordPosition(String topic, int partition, long offset) {

    /**
     * Why the record that stands here cannot be used.
     *
     * @param timestamp of the record
     * @param field the value that is meant, where a record has several
     */
    DeadLetter deadLetter(long timestamp, DeadLetter.Kind kind, String reason, String field) {
        return new DeadLetter(kind, reason, topic, partition, offset, timestamp, field);
    }

    static RecordPosition of(RecordMetadata metadata) {
        return new RecordPosition(metadata.topic(), metadata.partition(), metadata.offset());
    }
}

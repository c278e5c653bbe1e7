package io.spindrift.processor;

import org.apache.kafka.streams.processor.api.RecordMetadata;

/** Where an input record stands. */
record Place(String topic, int partition, long offset) {

    static Place of(RecordMetadata metadata) {
        return new Place(metadata.topic(), metadata.partition(), metadata.offset());
    }
}

package io.spindrift.processor;

import org.apache.kafka.common.serialization.Serializer;

/**
 * The key of an output record, and the key of the input record, which determines the partition.
 *
 * @param bytes key of the record, or null
 * @param placedBy key that determines the partition, or null for any partition
 */
public record OutputKey(byte[] bytes, byte[] placedBy) {
    /** Writes the bytes of the key. */
    public static final Serializer<OutputKey> SERIALIZER = (topic, key) -> key.bytes();

    /** Returns a key that also determines the partition. */
    static OutputKey of(byte[] bytes) {
        return new OutputKey(bytes, bytes);
    }
}

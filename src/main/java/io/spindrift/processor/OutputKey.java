package io.spindrift.processor;

import org.apache.kafka.common.serialization.Serializer;

/**
 * The key of an output record, and the key of the input record by which it finds its partition.
 *
 * @param bytes of the record's key, or null
 * @param placedBy the bytes that the partition is found by, or null for any partition
 */
public record OutputKey(byte[] bytes, byte[] placedBy) {
    /** Writes the bytes of the key. */
    public static final Serializer<OutputKey> SERIALIZER = (topic, key) -> key.bytes();

    /** A key that the record's partition is found by. */
    static OutputKey of(byte[] bytes) {
        return new OutputKey(bytes, bytes);
    }
}

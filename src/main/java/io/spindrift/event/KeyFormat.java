package io.spindrift.event;

import java.util.Optional;

/** Converts between the key of a record and the name of its series. Implementations are thread-safe. */
public interface KeyFormat {

    /**
     * Returns the name that a key encodes.
     *
     * @param key at least one byte
     * @throws BadRecordException if the bytes are not a key of this format; the message begins with {@code key: }
     */
    String name(byte[] key) throws BadRecordException;

    /**
     * Returns the bytes that Kafka's serializer for this format writes for a name.
     *
     * @return empty if the name does not determine the bytes, or no key has that name
     */
    Optional<byte[]> bytes(String name);
}

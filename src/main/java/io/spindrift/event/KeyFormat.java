package io.spindrift.event;

import java.util.Optional;

/** How the key of a record says the name of its series. For any number of threads. */
public interface KeyFormat {

    /**
     * The name that a key says.
     *
     * @param key at least one byte
     * @throws BadRecordException if the bytes are no such key; the message begins with {@code key: }
     */
    String name(byte[] key) throws BadRecordException;

    /**
     * The bytes that Kafka's serializer for this format writes for a name.
     *
     * @return empty if the name does not determine them, or no key has that name
     */
    Optional<byte[]> bytes(String name);
}

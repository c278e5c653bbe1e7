package io.spindrift.store;

import java.util.function.BiConsumer;

/** Keys and values, both bytes, in the order of the keys' unsigned bytes. */
public interface ByteStore {

    /** The value of a key, or null. */
    byte[] get(byte[] key);

    /** Sets the value of a key. */
    void put(byte[] key, byte[] value);

    /** Takes a key out, if it is there. */
    void delete(byte[] key);

    /** Shows every key that begins with a prefix, in order. What is shown must not be changed meanwhile. */
    void scan(byte[] prefix, BiConsumer<byte[], byte[]> to);
}

package io.spindrift.store;

import java.util.function.BiConsumer;

/** A store of byte keys and byte values, ordered by the unsigned bytes of the keys. */
public interface ByteStore {

    /** The value of a key, or null. */
    byte[] get(byte[] key);

    /** Sets the value of a key. */
    void put(byte[] key, byte[] value);

    /** Deletes a key, if it exists. */
    void delete(byte[] key);

    /** Calls {@code to} with every entry whose key starts with a prefix, in order. It must not change the store. */
    void scan(byte[] prefix, BiConsumer<byte[], byte[]> to);
}

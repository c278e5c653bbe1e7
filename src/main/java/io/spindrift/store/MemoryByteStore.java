package io.spindrift.store;

import java.util.Arrays;
import java.util.TreeMap;
import java.util.function.BiConsumer;

/** A store in memory, for a copy of a series that is read outside its task. */
public final class MemoryByteStore implements ByteStore {
    private final TreeMap<byte[], byte[]> entries = new TreeMap<>(Arrays::compareUnsigned);

    @Override
    public byte[] get(byte[] key) {
        return entries.get(key);
    }

    @Override
    public void put(byte[] key, byte[] value) {
        entries.put(key, value);
    }

    @Override
    public void delete(byte[] key) {
        entries.remove(key);
    }

    @Override
    public void scan(byte[] prefix, BiConsumer<byte[], byte[]> to) {
        entries.tailMap(prefix, true).entrySet().stream()
                .takeWhile(entry -> startsWith(entry.getKey(), prefix))
                .forEach(entry -> to.accept(entry.getKey(), entry.getValue()));
    }

    private static boolean startsWith(byte[] key, byte[] prefix) {
        return key.length >= prefix.length && Arrays.equals(key, 0, prefix.length, prefix, 0, prefix.length);
    }
}

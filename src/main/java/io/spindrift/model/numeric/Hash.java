package io.spindrift.model.numeric;

import java.nio.charset.StandardCharsets;

/**
 * Fixed 64-bit hashes of names and numbers. They must never change, because stored states depend on them.
 *
 * <p>{@link #mix} is the finalizer of SplitMix64 (Steele, Lea, Flood, OOPSLA 2014). {@link #of} hashes the UTF-8 bytes
 * of a text by FNV-1a (Fowler, Noll, Vo) and mixes the result. So a change of one bit of a text changes about half of
 * the bits of its hash.
 */
public final class Hash {
    private static final long FNV_OFFSET = 0xcbf29ce484222325L;
    private static final long FNV_PRIME = 0x100000001b3L;

    private Hash() {}

    /** Returns the hash of a text's UTF-8 bytes. */
    public static long of(String text) {
        long hash = FNV_OFFSET;
        for (byte b : text.getBytes(StandardCharsets.UTF_8)) {
            hash = (hash ^ (b & 0xff)) * FNV_PRIME;
        }
        return mix(hash);
    }

    /** Returns a bijection of 64 bits in which every input bit changes about half of the output bits. */
    public static long mix(long bits) {
        long z = (bits ^ (bits >>> 30)) * 0xbf58476d1ce4e5b9L;
        z = (z ^ (z >>> 27)) * 0x94d049bb133111ebL;
        return z ^ (z >>> 31);
    }
}

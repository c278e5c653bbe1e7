package io.spindrift.runtime;

import org.rocksdb.Cache;
import org.rocksdb.LRUCache;
import org.rocksdb.WriteBufferManager;

/**
 * The memory of all RocksDB stores of an instance: one cache of blocks, in which write buffers count. Without it, each partition's store may
 * take 98 MB. It lives as long as the stores do.
 */
final class StoreMemory implements AutoCloseable {
    /** The part that write buffers may take before they are written out. */
    private static final double WRITE_BUFFERS = 0.5;

    /** Cache shards: with more, each is small, and one full of write buffers has no room for blocks. */
    private static final int SHARD_BITS = 2;

    /** The part that is kept for indexes and filters, which each read needs. */
    private static final double INDEXES = 0.2;

    private final Cache cache;
    private final WriteBufferManager writeBuffers;

    /**
     * The library of RocksDB is loaded ({@link TemporaryFolder}).
     *
     * @param bytes of blocks, indexes, filters and write buffers together
     */
    StoreMemory(long bytes) {
        // Not strict: a full cache lets a read wait for a block to go, it never fails one.
        cache = new LRUCache(bytes, SHARD_BITS, false, INDEXES);
        writeBuffers = new WriteBufferManager((long) (WRITE_BUFFERS * bytes), cache);
    }

    Cache cache() {
        return cache;
    }

    WriteBufferManager writeBuffers() {
        return writeBuffers;
    }

    /** Bytes that are taken now. */
    long used() {
        return cache.getUsage();
    }

    @Override
    public void close() {
        writeBuffers.close();
        cache.close();
    }
}

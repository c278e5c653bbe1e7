package io.spindrift.runtime;

import java.util.Map;
import org.apache.kafka.streams.state.RocksDBConfigSetter;
import org.rocksdb.BlockBasedTableConfig;
import org.rocksdb.Options;

/** Lets each store use the {@link StoreMemory} of its instance, which is among the properties of Kafka Streams. */
public final class SharedStoreMemory implements RocksDBConfigSetter {
    /** The property that has the memory. */
    static final String PROPERTY = "spindrift.store.memory";

    private static final long WRITE_BUFFER_BYTES = 4 << 20;

    /** Each store with a write takes at least one such block: a hundred quiet partitions would fill the memory with larger ones. */
    private static final long ARENA_BLOCK_BYTES = 64 << 10;

    @Override
    public void setConfig(String storeName, Options options, Map<String, Object> configs) {
        StoreMemory memory = (StoreMemory) configs.get(PROPERTY);
        BlockBasedTableConfig table = (BlockBasedTableConfig) options.tableFormatConfig();
        table.setBlockCache(memory.cache());
        table.setCacheIndexAndFilterBlocks(true);
        table.setCacheIndexAndFilterBlocksWithHighPriority(true);
        table.setPinTopLevelIndexAndFilter(true);
        options.setWriteBufferManager(memory.writeBuffers());
        options.setWriteBufferSize(WRITE_BUFFER_BYTES);
        options.setArenaBlockSize(ARENA_BLOCK_BYTES);
        options.setTableFormatConfig(table);
    }

    @Override
    public void close(String storeName, Options options) {
        // The memory is that of all stores.
    }
}

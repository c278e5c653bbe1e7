package io.spindrift.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import io.spindrift.waiting.Waiting;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.rocksdb.BlockBasedTableConfig;
import org.rocksdb.Options;
import org.rocksdb.RocksDB;
import org.rocksdb.RocksDBException;

final class StoreMemoryTest {
    private static final long BYTES = 8 << 20;
    private static final int STORES = 20;
    private static final int VALUE_BYTES = 10_000;
    private static final int VALUES = 100;

    /** Twenty stores of 1 MB, which would have cached all of it each, and kept as much in write buffers. */
    @Test
    void shouldBoundAllStoresTogether(@TempDir Path folder) throws RocksDBException {
        TemporaryFolder.loadLibrary();
        try (StoreMemory memory = new StoreMemory(BYTES)) {
            List<AutoCloseable> open = new ArrayList<>();
            try {
                List<RocksDB> stores = open(folder, memory, open);
                write(stores);
                long buffered = property(stores, "rocksdb.cur-size-all-mem-tables");
                read(stores);

                assertThat(buffered).isBetween(1L, BYTES);
                assertThat(memory.used()).isBetween(BYTES / 4, BYTES + BYTES / 8);
            } finally {
                close(open);
            }
        }
    }

    private static List<RocksDB> open(Path folder, StoreMemory memory, List<AutoCloseable> open)
            throws RocksDBException {
        SharedStoreMemory setter = new SharedStoreMemory();
        List<RocksDB> stores = new ArrayList<>();
        for (int i = 0; i < STORES; i++) {
            Options options = new Options().setCreateIfMissing(true).setTableFormatConfig(new BlockBasedTableConfig());
            setter.setConfig("store-" + i, options, Map.of(SharedStoreMemory.PROPERTY, memory));
            RocksDB store = RocksDB.open(options, folder.resolve("store-" + i).toString());
            stores.add(store);
            open.add(store);
            open.add(options);
        }
        return stores;
    }

    private static void write(List<RocksDB> stores) throws RocksDBException {
        SplittableRandom random = new SplittableRandom(5);
        byte[] value = new byte[VALUE_BYTES];
        for (int i = 0; i < VALUES; i++) {
            for (RocksDB store : stores) {
                random.nextBytes(value);
                store.put(key(i), value);
            }
            // The bound is one of a disk that follows: buffers that are being written out count as well.
            Waiting.until("full write buffers are written out")
                    .until(() -> property(stores, "rocksdb.num-immutable-mem-table") == 0);
        }
    }

    private static void read(List<RocksDB> stores) throws RocksDBException {
        for (RocksDB store : stores) {
            for (int i = 0; i < VALUES; i++) {
                assertThat(store.get(key(i))).hasSize(VALUE_BYTES);
            }
        }
    }

    private static byte[] key(int i) {
        return ByteBuffer.allocate(Integer.BYTES).putInt(i).array();
    }

    private static long property(List<RocksDB> stores, String name) throws RocksDBException {
        long sum = 0;
        for (RocksDB store : stores) {
            sum += store.getLongProperty(name);
        }
        return sum;
    }

    private static void close(List<AutoCloseable> open) {
        for (AutoCloseable each : open) {
            try {
                each.close();
            } catch (Exception e) {
                throw new IllegalStateException(e);
            }
        }
    }
}

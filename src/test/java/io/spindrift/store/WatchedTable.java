package io.spindrift.store;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.BiConsumer;

/** A table in memory that records its writes, and fails on demand. */
final class WatchedTable implements ByteStore {
    private static final int KINDS_HEADER = 1;

    private final MemoryByteStore table = new MemoryByteStore();
    private int failAfter = Integer.MAX_VALUE;
    private final List<byte[]> reads = new ArrayList<>();
    private int scans;

    /** Since {@link #forget}. */
    final List<Write> writes = new ArrayList<>();

    /** A write; the value is null for a delete. */
    record Write(byte[] key, byte[] value) {
        boolean ofHeader() {
            return key[0] == KINDS_HEADER;
        }

        int bytes() {
            return value == null ? 0 : value.length;
        }
    }

    /** Makes one write fail, after a number of successful ones. */
    void failAfter(int writesLeft) {
        failAfter = writesLeft;
    }

    boolean hasFailed() {
        return failAfter < 0;
    }

    void forget() {
        writes.clear();
        reads.clear();
        scans = 0;
    }

    /** How often a key was got since {@link #forget}. */
    long reads(byte[] key) {
        return reads.stream().filter(read -> Arrays.equals(read, key)).count();
    }

    /** How many there were since {@link #forget}, but for those of tests. */
    int scans() {
        return scans;
    }

    long bytesPut() {
        return writes.stream().mapToLong(Write::bytes).sum();
    }

    long headersPut() {
        return writes.stream().filter(Write::ofHeader).count();
    }

    /** Flips a bit of a stored value. */
    void flip(byte[] key, int bit) {
        byte[] value = table.get(key).clone();
        value[bit / 8] ^= (byte) (1 << bit % 8);
        table.put(key, value);
    }

    /** All that is stored, by key, in hexadecimal. */
    Map<String, String> content() {
        Map<String, String> content = new TreeMap<>();
        HexFormat hex = HexFormat.of();
        table.scan(new byte[0], (key, value) -> content.put(hex.formatHex(key), hex.formatHex(value)));
        return content;
    }

    int count(byte[] prefix) {
        int[] count = {0};
        table.scan(prefix, (key, value) -> count[0]++);
        return count[0];
    }

    /** The same entries in a table of their own. */
    WatchedTable copy() {
        WatchedTable copy = new WatchedTable();
        table.scan(new byte[0], copy.table::put);
        return copy;
    }

    @Override
    public byte[] get(byte[] key) {
        reads.add(key);
        return table.get(key);
    }

    @Override
    public void put(byte[] key, byte[] value) {
        write(key, value);
        table.put(key, value);
    }

    @Override
    public void delete(byte[] key) {
        if (table.get(key) != null) {
            write(key, null);
            table.delete(key);
        }
    }

    @Override
    public void scan(byte[] prefix, BiConsumer<byte[], byte[]> to) {
        scans++;
        table.scan(prefix, to);
    }

    private void write(byte[] key, byte[] value) {
        if (failAfter-- == 0) {
            throw new IllegalStateException("the disk is full");
        }
        writes.add(new Write(key, value));
    }
}

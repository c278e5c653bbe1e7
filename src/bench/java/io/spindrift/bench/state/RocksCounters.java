package io.spindrift.bench.state;

import java.util.Map;
import org.apache.kafka.streams.state.RocksDBConfigSetter;
import org.rocksdb.Options;
import org.rocksdb.Statistics;
import org.rocksdb.TickerType;

/** Counts what RocksDB writes to its files, by flush and by compaction. */
public final class RocksCounters implements RocksDBConfigSetter {
    private static final Statistics STATISTICS = new Statistics();

    @Override
    public void setConfig(String storeName, Options options, Map<String, Object> configs) {
        options.setStatistics(STATISTICS);
    }

    @Override
    public void close(String storeName, Options options) {
        // The statistics are those of all runs.
    }

    static long writtenBytes() {
        return STATISTICS.getTickerCount(TickerType.FLUSH_WRITE_BYTES)
                + STATISTICS.getTickerCount(TickerType.COMPACT_WRITE_BYTES);
    }
}

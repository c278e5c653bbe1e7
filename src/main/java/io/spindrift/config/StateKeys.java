package io.spindrift.config;

import static org.apache.kafka.common.config.ConfigDef.Importance.HIGH;
import static org.apache.kafka.common.config.ConfigDef.Importance.LOW;
import static org.apache.kafka.common.config.ConfigDef.Importance.MEDIUM;

import io.spindrift.store.StoreSettings;
import org.apache.kafka.common.config.ConfigDef;

/** The settings of the models in memory and in the state store. */
final class StateKeys {
    static final String PRECISION = "state.precision";
    static final String TRANSACTIONAL = "stores.transactional";
    static final String STATE_MAX_BYTES = "state.max.bytes";
    static final String CACHE_MAX_BYTES = "models.cache.max.bytes";
    static final String STORES_MEMORY = "stores.memory.bytes";
    static final String SNAPSHOT_INTERVAL_EVENTS = "snapshot.interval.events";
    static final String REPLAY_MAX = "replay.max.ms";
    static final String EVICTION_EVENTS = "snapshot.eviction.min.events";
    static final String SETTINGS_CHANGE_POLICY = "settings.change.policy";
    static final String SERIES_TTL = "series.ttl.ms";
    static final String SERIES_MAX_PER_PARTITION = "series.max.per.partition";

    static final String WARM_START_FILE = "warm.start.file";
    static final String WARM_START_SERIES = "warm.start.series";

    private static final long MEBIBYTE = 1 << 20;

    private StateKeys() {}

    static void define(ConfigDef def) {
        Group group = new Group(def, "State");
        group.choice(
                PRECISION,
                null,
                MEDIUM,
                "Precision of the numbers that a model computes with, in memory and in the store. float32 halves "
                        + "both sizes and takes less time. If not given, a blend and kronecker use float32 and other models use float64. The "
                        + "covariances of kronecker are always in float32.",
                "float64",
                "float32");
        group.flag(
                TRANSACTIONAL,
                false,
                MEDIUM,
                "Whether an instance that was killed keeps its local stores (enable.transactional.statestores of Kafka "
                        + "Streams). true: writes wait in memory until they are committed, at most "
                        + "statestore.uncommitted.max.bytes (64 MiB by default), and after a kill only what RocksDB has "
                        + "not yet written to a file is restored from the changelog. Metrics of stores are hidden from JMX, "
                        + "and no metrics are pushed to the brokers, because a defect of Kafka 4.4.0 makes it unsafe to "
                        + "read one of them (docs/operating.md). false: after a kill the stores are wiped, and the whole "
                        + "changelog is restored.");
        group.whole(
                STATE_MAX_BYTES,
                16 * MEBIBYTE,
                Bounds.atLeast(1024),
                MEDIUM,
                "Maximum size of the state of one series, in bytes. Settings that need more are rejected at startup.");
        group.whole(
                CACHE_MAX_BYTES,
                256 * MEBIBYTE,
                Bounds.atLeast(MEBIBYTE),
                HIGH,
                "Maximum size of the models in the memory of an instance, in bytes. The most recently used models "
                        + "stay in memory. Others are loaded from the store when a record of their series arrives.");
        group.whole(
                STORES_MEMORY,
                128 * MEBIBYTE,
                Bounds.atLeast(8 * MEBIBYTE),
                HIGH,
                "Memory of all local stores of an instance together, outside of the heap, in bytes: cached blocks, indexes, "
                        + "filters and write buffers. It is not used if rocksdb.config.setter is given.");
        group.whole(
                SNAPSHOT_INTERVAL_EVENTS,
                0,
                Bounds.between(0, StoreSettings.MAX_INTERVAL),
                LOW,
                "Number of events of a series between two snapshots of its whole state (K); the events between them "
                        + "are journaled. 0: chosen from 16 to 500 by the size of the state and " + REPLAY_MAX + ".");
        group.whole(
                REPLAY_MAX,
                200L,
                Bounds.atLeast(1),
                LOW,
                "Maximum time to load a model by replaying its journal, in milliseconds, if snapshot.interval.events "
                        + "is 0.");
        group.whole(
                EVICTION_EVENTS,
                100,
                Bounds.between(1, StoreSettings.MAX_INTERVAL),
                LOW,
                "Minimum number of events since the last snapshot after which a model that is evicted from memory "
                        + "writes a new snapshot.");
        group.choice(
                SETTINGS_CHANGE_POLICY,
                "keep",
                MEDIUM,
                "What happens to a series that was learned under other settings than the current ones. keep: it "
                        + "continues under its own settings. reset: it restarts under the current ones. fail: the application "
                        + "stops.",
                "keep",
                "reset",
                "fail");
        group.whole(
                SERIES_TTL,
                0L,
                Bounds.atLeast(0),
                MEDIUM,
                "Time to live of a series, in milliseconds of record time. A series without records for that long is "
                        + "deleted with its state, if other keys of its partition had records meanwhile. A pause of the whole "
                        + "partition counts for at most half of that time. 0: series never expire.");
        group.whole(
                SERIES_MAX_PER_PARTITION,
                0L,
                Bounds.atLeast(0),
                MEDIUM,
                "Maximum number of series in a partition. Records of further series are dead letters. 0 for no limit.");
        group.textOrEmpty(
                WARM_START_FILE,
                MEDIUM,
                "File of spindrift pool with a prior of many series, or of spindrift export with a donor: learned "
                        + "weights that are the start of new and restarted series. Values and scales of the donor are not used. "
                        + "The donor must have the same input mode, lags, horizons, precision, scaling and model. The file is "
                        + "read at startup only. Empty: series start without a donor.");
        group.textOrEmpty(
                WARM_START_SERIES,
                LOW,
                "Name of the donor in that file. Empty if the file has a prior, or a single series.");
    }
}

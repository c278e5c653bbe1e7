package io.spindrift.config;

import static org.apache.kafka.common.config.ConfigDef.Importance.HIGH;
import static org.apache.kafka.common.config.ConfigDef.Importance.LOW;
import static org.apache.kafka.common.config.ConfigDef.Importance.MEDIUM;

import io.spindrift.store.StoreSettings;
import org.apache.kafka.common.config.ConfigDef;

/** The settings of how models are kept, in memory and in the store. */
final class StateKeys {
    static final String PRECISION = "state.precision";
    static final String STATE_MAX_BYTES = "state.max.bytes";
    static final String CACHE_MAX_BYTES = "models.cache.max.bytes";
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
                "Of the rows of numbers that a model computes with, in memory and in the store alike. float32 halves "
                        + "memory and store, and takes less time. If not given, float32 for a blend and float64 for other "
                        + "models.",
                "float64",
                "float32");
        group.whole(
                STATE_MAX_BYTES,
                16 * MEBIBYTE,
                Bounds.atLeast(1024),
                MEDIUM,
                "The largest state of one series; settings that need more are refused at start.");
        group.whole(
                CACHE_MAX_BYTES,
                256 * MEBIBYTE,
                Bounds.atLeast(MEBIBYTE),
                HIGH,
                "Memory for live models in an instance. The models used last stay; others are brought back from the store "
                        + "when their series goes on.");
        group.whole(
                SNAPSHOT_INTERVAL_EVENTS,
                0,
                Bounds.between(0, StoreSettings.MAX_INTERVAL),
                LOW,
                "K: after how many events of a series its whole state is written; between, the events alone are. 0: by the "
                        + "size of the state and " + REPLAY_MAX + ", 16 to 500.");
        group.whole(
                REPLAY_MAX,
                200L,
                Bounds.atLeast(1),
                LOW,
                "How long it may take to bring a model back by its events, in milliseconds, where K is not given.");
        group.whole(
                EVICTION_EVENTS,
                100,
                Bounds.between(1, StoreSettings.MAX_INTERVAL),
                LOW,
                "After how many events since its last snapshot a model that leaves memory may write another.");
        group.choice(
                SETTINGS_CHANGE_POLICY,
                "keep",
                MEDIUM,
                "What becomes of a series that is learned under other settings than those given now: keep, it goes on under "
                        + "its own; reset, it begins anew; fail, the application stops.",
                "keep",
                "reset",
                "fail");
        group.whole(
                SERIES_TTL,
                0L,
                Bounds.atLeast(0),
                MEDIUM,
                "A series is dropped, with what it has learned, when it has had no record for this long while other keys of its "
                        + "partition had records, in milliseconds of record time. A pause of the whole partition counts for at most "
                        + "half. 0: never.");
        group.whole(
                SERIES_MAX_PER_PARTITION,
                0L,
                Bounds.atLeast(0),
                MEDIUM,
                "How many series a partition may have; records of further ones are dead letters. 0 for any number.");
        group.textOrEmpty(
                WARM_START_FILE,
                MEDIUM,
                "A file of spindrift export with a series from whose learning new series, and those that begin anew, begin: its "
                        + "weights and how they are mixed, without its values and scales. Must be learned under the same input mode, lags, "
                        + "horizons, precision, scaling and model. Read at start alone. Empty: they begin with nothing.");
        group.textOrEmpty(WARM_START_SERIES, LOW, "The series in that file; may be empty where there is a single one.");
    }
}

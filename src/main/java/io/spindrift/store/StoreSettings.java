package io.spindrift.store;

/**
 * How models are kept.
 *
 * @param snapshotIntervalEvents K, the number of events from one snapshot to the next, 1 to {@value #MAX_INTERVAL}; 0
 *     to choose it by the size of the state
 * @param replayMillis maximum duration of a replay, by which a chosen K is limited; at least 1
 * @param evictionEvents minimum number of events in the journal for a snapshot when a model is evicted; at least 1
 * @param cacheMaxBytes maximum bytes of cached models, over the tasks of an instance; at least 1
 * @param changePolicy what happens to series that were learned under other settings
 * @param ttlMillis time without events after which a series expires, by the clock of its partition; 0 for never
 * @param seriesMaxPerPartition maximum number of series of a partition; 0 for no limit
 */
public record StoreSettings(
        int snapshotIntervalEvents,
        long replayMillis,
        int evictionEvents,
        long cacheMaxBytes,
        ChangePolicy changePolicy,
        long ttlMillis,
        long seriesMaxPerPartition) {
    /** The largest K. */
    public static final int MAX_INTERVAL = 10_000;

    private static final int MIN_SLOTS = 16;
    private static final int MAX_SLOTS = 500;
    private static final int SLOT_BYTES = 300;
    private static final double NANOS_PER_MILLI = 1e6;

    public StoreSettings {
        require(
                snapshotIntervalEvents >= 0 && snapshotIntervalEvents <= MAX_INTERVAL,
                "snapshotIntervalEvents",
                "0 to " + MAX_INTERVAL,
                snapshotIntervalEvents);
        require(replayMillis >= 1, "replayMillis", "at least 1", replayMillis);
        require(evictionEvents >= 1, "evictionEvents", "at least 1", evictionEvents);
        require(cacheMaxBytes >= 1, "cacheMaxBytes", "at least 1", cacheMaxBytes);
        require(ttlMillis >= 0, "ttlMillis", "at least 0", ttlMillis);
        require(seriesMaxPerPartition >= 0, "seriesMaxPerPartition", "at least 0", seriesMaxPerPartition);
    }

    /**
     * Returns K for the size of a state. If K is chosen, the share of a snapshot per event is {@value #SLOT_BYTES}
     * bytes.
     */
    public int slots(long bytes) {
        return snapshotIntervalEvents > 0
                ? snapshotIntervalEvents
                : (int) Math.max(MIN_SLOTS, Math.min(MAX_SLOTS, bytes / SLOT_BYTES));
    }

    /**
     * Returns K for the size of a state and the time of an event.
     *
     * @param bytes of a state
     * @param eventNanos processing time of an event
     */
    public int slots(long bytes, double eventNanos) {
        if (snapshotIntervalEvents > 0) {
            return snapshotIntervalEvents;
        }
        double byTime = replayMillis * NANOS_PER_MILLI / Math.max(1, eventNanos);
        return (int) Math.max(MIN_SLOTS, Math.min(slots(bytes), byTime));
    }

    private static void require(boolean holds, String name, String expected, long got) {
        if (!holds) {
            throw new IllegalArgumentException(name + ": expected " + expected + ", got " + got);
        }
    }
}

package io.spindrift.store;

/**
 * How models are kept.
 *
 * @param snapshotIntervalEvents K, events from one snapshot to the next, 1 to {@value #MAX_INTERVAL}; 0 for by the size of the state
 * @param replayMillis how long a replay of a journal may take, by which K is bounded where it is not given; at least 1
 * @param evictionEvents after how many events since its snapshot a model that leaves memory may write one; at least 1
 * @param cacheMaxBytes of live models, over the tasks of an instance; at least 1
 * @param changePolicy what becomes of series that are learned under other settings
 * @param ttlMillis after how long, by the clock of its partition, a series is dropped; 0 for never
 * @param seriesMaxPerPartition how many series a partition may have; 0 for any number
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
    private static final double NANOS_A_MILLI = 1e6;

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

    /** K by the size of a state, where it is not given: so that a snapshot's share of an event is some hundred bytes. */
    public int slots(long bytes) {
        return snapshotIntervalEvents > 0
                ? snapshotIntervalEvents
                : (int) Math.max(MIN_SLOTS, Math.min(MAX_SLOTS, bytes / SLOT_BYTES));
    }

    /**
     * The same, bounded by the time that a replay may take.
     *
     * @param bytes of a state
     * @param eventNanos what an event takes
     */
    public int slots(long bytes, double eventNanos) {
        if (snapshotIntervalEvents > 0) {
            return snapshotIntervalEvents;
        }
        double byTime = replayMillis * NANOS_A_MILLI / Math.max(1, eventNanos);
        return (int) Math.max(MIN_SLOTS, Math.min(slots(bytes), byTime));
    }

    private static void require(boolean holds, String name, String expected, long got) {
        if (!holds) {
            throw new IllegalArgumentException(name + ": expected " + expected + ", got " + got);
        }
    }
}

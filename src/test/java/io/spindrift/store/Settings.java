package io.spindrift.store;

/** Settings of stores under test, without any limits except those given. */
final class Settings {
    static final int AUTO = 0;
    static final StoreSettings PLAIN = new StoreSettings(AUTO, 200, 100, Long.MAX_VALUE, ChangePolicy.KEEP, 0, 0);

    private Settings() {}

    static StoreSettings interval(int slots) {
        return interval(PLAIN, slots);
    }

    static StoreSettings interval(StoreSettings of, int slots) {
        return new StoreSettings(
                slots,
                of.replayMillis(),
                of.evictionEvents(),
                of.cacheMaxBytes(),
                of.changePolicy(),
                of.ttlMillis(),
                of.seriesMaxPerPartition());
    }

    static StoreSettings memory(StoreSettings of, long bytes) {
        return new StoreSettings(
                of.snapshotIntervalEvents(),
                of.replayMillis(),
                of.evictionEvents(),
                bytes,
                of.changePolicy(),
                of.ttlMillis(),
                of.seriesMaxPerPartition());
    }

    static StoreSettings eviction(StoreSettings of, int events) {
        return new StoreSettings(
                of.snapshotIntervalEvents(),
                of.replayMillis(),
                events,
                of.cacheMaxBytes(),
                of.changePolicy(),
                of.ttlMillis(),
                of.seriesMaxPerPartition());
    }

    static StoreSettings changePolicy(StoreSettings of, ChangePolicy policy) {
        return new StoreSettings(
                of.snapshotIntervalEvents(),
                of.replayMillis(),
                of.evictionEvents(),
                of.cacheMaxBytes(),
                policy,
                of.ttlMillis(),
                of.seriesMaxPerPartition());
    }

    static StoreSettings idle(StoreSettings of, long millis) {
        return new StoreSettings(
                of.snapshotIntervalEvents(),
                of.replayMillis(),
                of.evictionEvents(),
                of.cacheMaxBytes(),
                of.changePolicy(),
                millis,
                of.seriesMaxPerPartition());
    }

    static StoreSettings max(StoreSettings of, long series) {
        return new StoreSettings(
                of.snapshotIntervalEvents(),
                of.replayMillis(),
                of.evictionEvents(),
                of.cacheMaxBytes(),
                of.changePolicy(),
                of.ttlMillis(),
                series);
    }
}

package io.spindrift.store;

import io.spindrift.model.state.CorruptStateException;
import io.spindrift.model.time.RecordClock;
import io.spindrift.serde.PartitionRecord;
import io.spindrift.serde.Seen;
import io.spindrift.serde.SeriesHeader;

/**
 * Counts the series of a partition and decides which of them have expired. Count and clock are kept in the store, so
 * they are written in the same transactions as the series. Both follow only from accepted events. The clock advances
 * only to times that records of two keys have reached. It advances in steps, so that not every event writes it.
 */
final class SeriesRegistry {
    /** Number of steps of the clock within the time to live. */
    private static final int STEPS = 64;

    private final ByteStore store;
    private final long ttlMillis;
    private final long limit;
    private final long step;
    private PartitionRecord current;

    /**
     * @param ttlMillis time to live of a series without events; 0 to keep series for ever
     * @param limit maximum number of series; 0 for no limit
     */
    SeriesRegistry(ByteStore store, long ttlMillis, long limit) {
        this.store = store;
        this.ttlMillis = ttlMillis;
        this.limit = limit;
        step = Math.max(1, ttlMillis / STEPS);
        reload();
    }

    /** Returns to the stored state. */
    void reload() {
        byte[] stored = store.get(StoreKeys.partition());
        try {
            current = stored == null ? PartitionRecord.EMPTY : PartitionRecord.fromBytes(stored);
        } catch (CorruptStateException e) {
            current = new PartitionRecord(RecordClock.startingFrom(latestSeen()), countHeaders(), -1);
        }
    }

    /**
     * Returns to the stored state after a failure, and counts again: the failure may have come between writing a header
     * and writing the count.
     */
    void recover() {
        reload();
        set(current.clock(), countHeaders(), current.swept());
    }

    /**
     * Takes in the time of an accepted event.
     *
     * @param witness the same for all records of one key, since a device with a wrong clock is wrong in all of them
     * @return when the event arrived
     */
    Seen observe(long witness, long time) {
        if (ttlMillis > 0) {
            set(current.clock().observe(witness, time - time % step, ttlMillis), current.series(), current.swept());
        }
        return new Seen(elapsed(), time);
    }

    /** Returns the milliseconds elapsed on the clock; 0 if series never expire. */
    long elapsed() {
        return current.clock().elapsed();
    }

    /**
     * Whether a series has expired: both the elapsed time and the record time must be past its last event by more than
     * the time to live. The elapsed time would be wrong if old records of other series are read quickly, the record
     * time if a device has a late clock.
     */
    boolean expired(Seen last) {
        return mayHaveExpired(last) && current.clock().reached() - last.time() > ttlMillis;
    }

    /** Whether a series may have expired that had this event, and perhaps later ones. */
    boolean mayHaveExpired(Seen seen) {
        return ttlMillis > 0 && elapsed() - seen.elapsed() > ttlMillis;
    }

    /** Whether series expire at all. */
    boolean expires() {
        return ttlMillis > 0;
    }

    /** Returns the number of series. */
    long series() {
        return current.series();
    }

    /** Whether the limit is reached. */
    boolean full() {
        return limit > 0 && current.series() >= limit;
    }

    /** Returns the exception for a new series when the limit is reached. */
    SeriesLimitException limitReached() {
        return new SeriesLimitException(limit);
    }

    /**
     * Adds to the number of series.
     *
     * @param series negative if series were removed
     */
    void add(long series) {
        set(current.clock(), current.series() + series, current.swept());
    }

    /** Whether a sweep may find expired series that the last one did not find. */
    boolean sweepable() {
        return ttlMillis > 0 && elapsed() > current.swept();
    }

    /** Notes that a sweep has removed all expired series. */
    void swept() {
        set(current.clock(), current.series(), elapsed());
    }

    private long countHeaders() {
        long[] count = {0};
        store.scan(StoreKeys.headers(), (key, value) -> count[0]++);
        return count[0];
    }

    /** Returns a lower bound of the elapsed time, from the headers that can be read. */
    private long latestSeen() {
        long[] latest = {0};
        store.scan(StoreKeys.headers(), (key, value) -> {
            try {
                latest[0] =
                        Math.max(latest[0], SeriesHeader.fromBytes(value).seen().elapsed());
            } catch (CorruptStateException e) {
                // The next record of this series reports the damage.
            }
        });
        return latest[0];
    }

    private void set(RecordClock clock, long series, long swept) {
        PartitionRecord next = new PartitionRecord(clock, series, swept);
        if (!next.equals(current)) {
            current = next;
            store.put(StoreKeys.partition(), next.toBytes());
        }
    }
}

package io.spindrift.store;

import io.spindrift.model.state.CorruptStateException;
import io.spindrift.model.time.RecordClock;
import io.spindrift.serde.PartitionRecord;
import io.spindrift.serde.Seen;
import io.spindrift.serde.SeriesHeader;

/**
 * The registry of the series of a partition: how many there are, and which of them have expired. It is kept in the store next to the
 * series and so written in the same transactions. Count and clock follow from the accepted events only. The clock moves by times that
 * two record keys have reached, in steps, so that not every event writes it.
 */
final class SeriesRegistry {
    /** Steps of the clock in the time to live. */
    private static final int STEPS = 64;

    private final ByteStore store;
    private final long ttlMillis;
    private final long limit;
    private final long step;
    private PartitionRecord present;

    /**
     * @param ttlMillis time to live of a series without events; 0 for ever
     * @param limit of the number of series; 0 for none
     */
    SeriesRegistry(ByteStore store, long ttlMillis, long limit) {
        this.store = store;
        this.ttlMillis = ttlMillis;
        this.limit = limit;
        step = Math.max(1, ttlMillis / STEPS);
        reload();
    }

    /** Returns to what is stored. */
    void reload() {
        byte[] stored = store.get(StoreKeys.partition());
        try {
            present = stored == null ? PartitionRecord.EMPTY : PartitionRecord.fromBytes(stored);
        } catch (CorruptStateException e) {
            present = new PartitionRecord(RecordClock.startingFrom(latestSeen()), countHeaders(), -1);
        }
    }

    /** Returns to what is stored after a failure, which may have come between a header and its count. */
    void recover() {
        reload();
        set(present.clock(), countHeaders(), present.swept());
    }

    /**
     * Takes in the time of an accepted event.
     *
     * @param witness the same for all records of one key, since a device with a wrong clock is wrong in all of them
     * @return when the event arrived
     */
    Seen observe(long witness, long time) {
        if (ttlMillis > 0) {
            set(present.clock().observe(witness, time - time % step, ttlMillis), present.series(), present.swept());
        }
        return new Seen(elapsed(), time);
    }

    /** Milliseconds elapsed on the clock; 0 where series never expire. */
    long elapsed() {
        return present.clock().elapsed();
    }

    /**
     * Whether a series has expired: by the time elapsed since its last event, and by the record time of that event. The first test is
     * wrong where old records of other series are read at once, the second where the clock of a device is late.
     */
    boolean expired(Seen last) {
        return mayHaveExpired(last) && present.clock().reached() - last.time() > ttlMillis;
    }

    /** Whether a series may have expired that had an event then, and perhaps later ones. */
    boolean mayHaveExpired(Seen then) {
        return ttlMillis > 0 && elapsed() - then.elapsed() > ttlMillis;
    }

    /** Whether series expire. */
    boolean expires() {
        return ttlMillis > 0;
    }

    /** How many series there are. */
    long series() {
        return present.series();
    }

    /** Whether there are as many series as there may be. */
    boolean full() {
        return limit > 0 && present.series() >= limit;
    }

    /** The exception for a new series where the registry is full. */
    SeriesLimitException limitReached() {
        return new SeriesLimitException(limit);
    }

    /** Counts series that were added, or removed if negative. */
    void add(long series) {
        set(present.clock(), present.series() + series, present.swept());
    }

    /** Whether a sweep may find series that the last one did not. */
    boolean sweepable() {
        return ttlMillis > 0 && elapsed() > present.swept();
    }

    /** A sweep has removed all expired series. */
    void swept() {
        set(present.clock(), present.series(), elapsed());
    }

    private long countHeaders() {
        long[] count = {0};
        store.scan(StoreKeys.headers(), (key, value) -> count[0]++);
        return count[0];
    }

    /** A lower bound of the time elapsed, from the headers that can be read. */
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
        if (!next.equals(present)) {
            present = next;
            store.put(StoreKeys.partition(), next.toBytes());
        }
    }
}

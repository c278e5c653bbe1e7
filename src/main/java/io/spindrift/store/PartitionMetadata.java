package io.spindrift.store;

import io.spindrift.model.state.CorruptStateException;
import io.spindrift.model.time.RecordClock;
import io.spindrift.serde.PartitionRecord;
import io.spindrift.serde.SeriesHeader;
import io.spindrift.serde.SeriesHeader.Seen;

/**
 * What a partition knows of itself, kept in the store next to its series and so written in the same transactions: a clock, by which
 * series are idle, and how many series there are. Both follow from the accepted events only. The clock moves by times that two
 * record keys have reached, in steps, so that it is not written with each event.
 */
final class PartitionMetadata {
    /** Steps of the clock in the time after which a series is idle. */
    private static final int STEPS = 64;

    private final ByteStore table;
    private final long ttlMillis;
    private final long step;
    private PartitionRecord present;

    PartitionMetadata(ByteStore table, long ttlMillis) {
        this.table = table;
        this.ttlMillis = ttlMillis;
        step = Math.max(1, ttlMillis / STEPS);
        reload();
    }

    /** Goes back to what is stored. */
    void reload() {
        byte[] stored = table.get(StoreKeys.partition());
        try {
            present = stored == null ? PartitionRecord.EMPTY : PartitionRecord.fromBytes(stored);
        } catch (CorruptStateException e) {
            present = new PartitionRecord(RecordClock.startingFrom(latestSeen()), countHeaders(), -1);
        }
    }

    /**
     * Takes in the time of an accepted event.
     *
     * @param witness who tells it
     */
    void observe(long witness, long time) {
        if (ttlMillis > 0) {
            RecordClock clock = present.clock().observe(witness, time - time % step, ttlMillis);
            set(new PartitionRecord(clock, present.series(), present.swept()));
        }
    }

    /** Milliseconds that have passed by the clock; 0 where nothing is ever idle. */
    long elapsed() {
        return present.clock().elapsed();
    }

    /**
     * Whether a series is idle: by what has elapsed since its last event, and by the time of that event. The first alone would be
     * wrong where old records of others are read at once, the second where the clock of a device is late.
     *
     * @param last when it was seen
     */
    boolean idle(Seen last) {
        return ttlMillis > 0
                && elapsed() - last.elapsed() > ttlMillis
                && present.clock().reached() - last.time() > ttlMillis;
    }

    /** Whether a series that was seen then, and perhaps later, may be idle. */
    boolean mayBeIdle(Seen then) {
        return ttlMillis > 0 && elapsed() - then.elapsed() > ttlMillis;
    }

    long series() {
        return present.series();
    }

    void add(long series) {
        set(new PartitionRecord(present.clock(), present.series() + series, present.swept()));
    }

    /** Counts what is stored, where what was counted may be something else. */
    void recount() {
        set(new PartitionRecord(present.clock(), countHeaders(), present.swept()));
    }

    /** Whether a sweep may find what the last one did not. */
    boolean sweepable() {
        return ttlMillis > 0 && elapsed() > present.swept();
    }

    void swept() {
        set(new PartitionRecord(present.clock(), present.series(), elapsed()));
    }

    private long countHeaders() {
        long[] count = {0};
        table.scan(StoreKeys.headers(), (key, value) -> count[0]++);
        return count[0];
    }

    /** What had elapsed at least, by the headers that can be read. */
    private long latestSeen() {
        long[] latest = {0};
        table.scan(StoreKeys.headers(), (key, value) -> {
            try {
                latest[0] =
                        Math.max(latest[0], SeriesHeader.fromBytes(value).seen().elapsed());
            } catch (CorruptStateException e) {
                // Damage of one series, which its next record reports.
            }
        });
        return latest[0];
    }

    private void set(PartitionRecord next) {
        if (!next.equals(present)) {
            present = next;
            table.put(StoreKeys.partition(), next.toBytes());
        }
    }
}

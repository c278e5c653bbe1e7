package io.spindrift.store;

import io.spindrift.model.state.CorruptStateException;
import io.spindrift.serde.CensusRecord;

/**
 * What a partition knows of itself, kept in the store beside its series and so written in the same transactions: a clock in
 * steps, by which series are idle, and how many series there are. The clock is the largest step that two accepted events
 * have reached, so that one wrong time drops nothing. Both follow from the accepted events alone.
 */
final class Census {
    /** Steps of the clock in the time after which a series is idle. */
    private static final int STEPS = 64;

    private final Table table;
    private final long idleMillis;
    private final long step;
    private CensusRecord now;

    Census(Table table, long idleMillis) {
        this.table = table;
        this.idleMillis = idleMillis;
        step = Math.max(1, idleMillis / STEPS);
        reload();
    }

    /** Goes back to what is stored. */
    void reload() {
        byte[] stored = table.get(StoreKeys.census());
        try {
            now = stored == null ? CensusRecord.EMPTY : CensusRecord.fromBytes(stored);
        } catch (CorruptStateException e) {
            now = new CensusRecord(-1, -1, countHeaders(), -1);
        }
    }

    /** Takes the time of an accepted event in. */
    void observe(long time) {
        if (idleMillis == 0) {
            return;
        }
        long reached = time - time % step;
        set(new CensusRecord(
                Math.max(now.largest(), reached),
                Math.max(now.confirmed(), Math.min(now.largest(), reached)),
                now.series(),
                now.swept()));
    }

    /** The clock; −1 before two events, or where nothing is ever idle. */
    long now() {
        return now.confirmed();
    }

    /** Whether a series whose last event had the given time is idle. */
    boolean idle(long lastTime) {
        return idleMillis > 0 && now.confirmed() - lastTime > idleMillis;
    }

    long series() {
        return now.series();
    }

    void add(long series) {
        set(new CensusRecord(now.largest(), now.confirmed(), now.series() + series, now.swept()));
    }

    /** Counts what is stored, where what was counted may be something else. */
    void recount() {
        set(new CensusRecord(now.largest(), now.confirmed(), countHeaders(), now.swept()));
    }

    /** Whether a sweep may find what the last one did not. */
    boolean sweepable() {
        return idleMillis > 0 && now.confirmed() > now.swept();
    }

    void swept() {
        set(new CensusRecord(now.largest(), now.confirmed(), now.series(), now.confirmed()));
    }

    private long countHeaders() {
        long[] count = {0};
        table.scan(StoreKeys.headers(), (key, value) -> count[0]++);
        return count[0];
    }

    private void set(CensusRecord next) {
        if (!next.equals(now)) {
            now = next;
            table.put(StoreKeys.census(), next.toBytes());
        }
    }
}

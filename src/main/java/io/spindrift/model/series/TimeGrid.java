package io.spindrift.model.series;

import io.spindrift.model.state.FieldVisitor;

/**
 * Puts observations onto rows that are one interval apart. The distance of two observations is rounded to whole intervals, so jitter
 * does not add up. Rows that no observation falls on are missing values.
 *
 * <p>One wrong time does not harm: rows are inserted for a gap of more than {@value #LONG_GAP} intervals once the next observation
 * confirms it. If that one is earlier again, the gap is forgotten. An observation that is earlier than the newest row is on no row,
 * unless a second one follows it.
 */
final class TimeGrid {
    private static final int LONG_GAP = 48;

    private final long interval;
    private final int cycle;
    private boolean started;
    /** The time of the newest row. */
    private long time;
    /** Intervals of a long gap before the newest row that have not been inserted; 0 for none. */
    private long unconfirmed;
    /** The time of the row before the long gap. */
    private long timeBefore;
    /** The time of the last observation if it was earlier than the newest row; otherwise −1. */
    private long late = -1;

    /**
     * @param interval milliseconds from one row to the next, above 0
     * @param cycle rows after which all seasons repeat: of a long gap only the remainder is inserted
     */
    TimeGrid(long interval, int cycle) {
        this.interval = interval;
        this.cycle = cycle;
    }

    /**
     * Returns the number of new rows up to an observation: those of missing values, and its own; 0 if it has no new row.
     *
     * @param observed the time of the observation
     */
    int rowsTo(long observed) {
        if (!started) {
            started = true;
            time = observed;
            return 1;
        }
        if (observed < time) {
            return rowsBackTo(observed);
        }
        late = -1;
        long steps = (observed - time + interval / 2) / interval;
        if (steps == 0) {
            return 0;
        }
        if (steps > LONG_GAP && unconfirmed == 0) {
            timeBefore = time;
            unconfirmed = steps - 1;
            time = observed;
            return 1;
        }
        int inserted = (int) ((unconfirmed + steps - 1) % cycle);
        unconfirmed = 0;
        time = observed;
        return inserted + 1;
    }

    private int rowsBackTo(long observed) {
        if (unconfirmed > 0 && observed >= timeBefore) {
            // The row after the gap had a wrong time. It stays as one of the rows since.
            long steps = (observed - timeBefore + interval / 2) / interval;
            unconfirmed = 0;
            time = observed;
            return (int) Math.max(1, (steps - 1) % cycle);
        }
        boolean follows = late >= 0 && observed - late >= interval / 2;
        late = observed;
        if (!follows) {
            return 0;
        }
        late = -1;
        unconfirmed = 0;
        time = observed;
        return 1;
    }

    /** The time of the newest row. */
    long time() {
        return time;
    }

    long interval() {
        return interval;
    }

    void visit(FieldVisitor fields) {
        started = fields.flag("grid.started", started);
        time = fields.int64("grid.time", time);
        unconfirmed = fields.int64("grid.unconfirmed", unconfirmed);
        timeBefore = fields.int64("grid.timeBefore", timeBefore);
        late = fields.int64("grid.late", late);
    }
}

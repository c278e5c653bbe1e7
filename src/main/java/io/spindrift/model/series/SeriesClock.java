package io.spindrift.model.series;

import io.spindrift.model.state.StateExchange;

/**
 * The clock of a series: the largest time that two accepted events have reached. One record from the future does not
 * move it, since nothing has confirmed its time yet; so a single wrong time cannot expire the labels of other records.
 */
final class SeriesClock {
    private static final long UNSET = -1;

    private long largest = UNSET;
    private long confirmed = UNSET;

    /** The present time of the series, in milliseconds since 1970; −1 before two events. */
    long now() {
        return confirmed;
    }

    /** What {@link #now} would be after an event of the given time. */
    long after(long time) {
        return Math.max(confirmed, Math.min(largest, time));
    }

    void advance(long time) {
        confirmed = after(time);
        largest = Math.max(largest, time);
    }

    void exchange(StateExchange io) {
        largest = io.wide("clock.largest", largest);
        confirmed = io.wide("clock.confirmed", confirmed);
    }
}

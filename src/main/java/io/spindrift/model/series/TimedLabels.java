package io.spindrift.model.series;

import io.spindrift.model.time.RecordClock;
import java.util.Optional;

/**
 * Finds the value that is the label of a time: the nearer of the last two, if it is within half an interval.
 *
 * @param interval milliseconds from one horizon to the next
 * @param before the last observation with a value before the newest observation, or null
 * @param newest observation
 * @param clock of the series, which the newest observation has moved
 * @param patience of the clock, in milliseconds
 */
record TimedLabels(long interval, ObservedValue before, ObservedValue newest, RecordClock clock, long patience) {

    /** Returns the value nearest to a time, if an observation of that time or later has arrived. */
    Optional<ObservedValue> at(long due) {
        ObservedValue nearest = newest.nearer(before, due);
        boolean known = newest.time() >= due && nearest.within(interval / 2, due);
        return known ? Optional.of(nearest) : Optional.empty();
    }

    /** Returns whether no value can arrive for a time any more, since two observations are later than its last possible label. */
    boolean isOver(long due) {
        return newest.time() >= due && clock.reached() > due + interval / 2;
    }

    /**
     * Returns whether a time is so far after those of the last two observations that it must be wrong.
     *
     * @param last time of the observation before the newest
     */
    boolean isFarAhead(long time, long last) {
        return time - patience / 2 > Math.max(last, newest.time());
    }
}

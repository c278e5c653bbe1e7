package io.spindrift.model.series;

import io.spindrift.model.time.RecordClock;
import java.util.Optional;

/**
 * Which value is the label of a time: of the last two, one within half an interval.
 *
 * @param interval milliseconds from one horizon to the next
 * @param before the last observation with a value before the newest observation, or null
 * @param newest observation
 * @param clock of the series, which the newest observation has moved
 * @param patience of the clock, in milliseconds
 */
record TimedLabels(long interval, ObservedValue before, ObservedValue newest, RecordClock clock, long patience) {

    /** The value nearest to a time, once an observation has come from then or later. */
    Optional<ObservedValue> at(long due) {
        ObservedValue nearest = newest.nearer(before, due);
        boolean known = newest.time() >= due && nearest.within(interval / 2, due);
        return known ? Optional.of(nearest) : Optional.empty();
    }

    /** Whether no value can come any more for a time: two observations are later than the last that could bring one. */
    boolean isOver(long due) {
        return newest.time() >= due && clock.reached() > due + interval / 2;
    }

    /**
     * Whether a time is so far after those of the last two observations that it must be wrong.
     *
     * @param last time of the observation before the newest
     */
    boolean isFarAhead(long time, long last) {
        return time - patience / 2 > Math.max(last, newest.time());
    }
}

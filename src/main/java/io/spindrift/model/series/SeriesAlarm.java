package io.spindrift.model.series;

import io.spindrift.model.alarm.Alarm;
import io.spindrift.model.alarm.Detector;
import io.spindrift.model.alarm.Evidence;
import java.util.List;
import java.util.OptionalInt;

/**
 * An alarm of a series.
 *
 * @param since time of the observation that began it, in milliseconds since 1970
 * @param mostUnusualTime time of its most unusual observation so far, in milliseconds since 1970
 * @param detector that found this observation
 * @param horizon of the forecast that the observation differs from; empty if the detector is none of forecasts
 * @param evidence of this observation
 */
public record SeriesAlarm(long since, long mostUnusualTime, Detector detector, OptionalInt horizon, Evidence evidence) {

    /** Returns an alarm of a series with some horizons, in ascending order. */
    static SeriesAlarm of(Alarm alarm, List<Integer> horizons) {
        OptionalInt horizon = switch (alarm.detector()) {
            case NEXT -> OptionalInt.of(horizons.get(0));
            case FARTHEST -> OptionalInt.of(horizons.get(horizons.size() - 1));
            case LEVEL, VOLATILITY -> OptionalInt.empty();
        };
        return new SeriesAlarm(alarm.since(), alarm.time(), alarm.detector(), horizon, alarm.evidence());
    }
}

package io.spindrift.live;

import io.spindrift.event.Alert;
import io.spindrift.model.series.SeriesAlarm;

/**
 * The open alarm of a series.
 *
 * @param since time of the observation that began it, in milliseconds since 1970
 * @param mostUnusualTime time of its most unusual observation so far
 * @param detector that found this observation: next, farthest, level or volatility
 * @param horizon of the forecast that this observation differs from; null if the detector is level or volatility
 * @param pValue of this observation
 * @param expected value that was expected; for volatility the usual size of errors
 * @param seen value that was observed; for volatility the size of the last errors
 */
public record OpenAlarm(
        long since,
        long mostUnusualTime,
        String detector,
        Integer horizon,
        double pValue,
        double expected,
        double seen) {

    /** Returns an alarm to be shown. */
    public static OpenAlarm of(SeriesAlarm alarm) {
        return new OpenAlarm(
                alarm.since(),
                alarm.mostUnusualTime(),
                Alert.text(alarm.detector()),
                alarm.horizon().isPresent() ? alarm.horizon().getAsInt() : null,
                alarm.evidence().pValue(),
                alarm.evidence().expected(),
                alarm.evidence().seen());
    }
}

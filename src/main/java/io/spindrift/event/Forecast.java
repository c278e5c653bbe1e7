package io.spindrift.event;

import java.util.List;

/**
 * A record of the forecasts topic (schemas/forecast.schema.json). There is one for each observation and horizon.
 *
 * @param series the name of the series
 * @param id the id of the observation, or null
 * @param sequence the number of the observation within its series, from 0
 * @param time the time of the observation, in milliseconds since 1970
 * @param horizon the number of observations ahead; 0 in regression mode
 * @param prediction the point forecast, in the unit of the label
 * @param naive the naive forecast: the last label that was known when the forecast was made, 0 before the first
 * @param pendingLabels the number of earlier observations whose labels were pending
 * @param stale whether that number exceeds forecast.pending.max
 * @param labelsLearned the number of labels learned before
 * @param intervals one interval for each level
 */
public record Forecast(
        String series,
        String id,
        long sequence,
        long time,
        int horizon,
        double prediction,
        double naive,
        int pendingLabels,
        boolean stale,
        long labelsLearned,
        List<Interval> intervals) {

    /**
     * A prediction interval.
     *
     * @param level the nominal coverage: the fraction of labels that the interval should contain
     * @param lower the lower bound, in the unit of the label
     * @param upper the upper bound, at least {@code lower}
     */
    public record Interval(double level, double lower, double upper) {}
}

package io.spindrift.event;

import java.util.List;

/**
 * A record of the forecasts topic (schemas/forecast.schema.json): one per observation and horizon.
 *
 * @param series the key
 * @param id of the observation, or null
 * @param sequence the number of the observation within its series, from 0
 * @param time of the observation, in milliseconds since 1970
 * @param horizon how many observations ahead; 0 in the regression mode
 * @param prediction in the unit of the label
 * @param naive the last label known when the forecast was made, 0 before any
 * @param pendingLabels how many earlier observations were waiting for their labels
 * @param stale whether these were more than a forecast looks through
 * @param labelsLearned how many labels had been learned
 * @param intervals one a level
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
     * @param level the share of labels that it is to hold
     * @param lower in the unit of the label
     * @param upper at least {@code lower}
     */
    public record Interval(double level, double lower, double upper) {}
}

package io.spindrift.model.series;

import io.spindrift.model.interval.Interval;
import java.util.List;

/**
 * One forecast.
 *
 * @param sequence the number of the observation within its series, from 0
 * @param id of the observation, or null
 * @param time of the observation
 * @param horizon how many observations ahead; 0 in the regression mode
 * @param prediction in the unit of the label
 * @param naive the last label known when the forecast was made (0 before any)
 * @param pendingLabels how many earlier observations were still waiting for their labels
 * @param stale whether these were more than the forecast looks through
 * @param labelsLearned how many labels had been learned
 * @param intervals one a level
 */
public record IssuedForecast(
        long sequence,
        String id,
        long time,
        int horizon,
        double prediction,
        double naive,
        int pendingLabels,
        boolean stale,
        long labelsLearned,
        List<Interval> intervals)
        implements Outcome {}

package io.spindrift.event;

import java.util.List;

/**
 * A record of the scores topic (schemas/score.schema.json). There is one for each label and horizon.
 *
 * @param series the name of the series
 * @param id the id of the observation, or null
 * @param sequence the number of the observation within its series, from 0
 * @param time the time of the observation, in milliseconds since 1970
 * @param horizon the horizon of the forecast
 * @param prediction the point forecast, as it was published
 * @param naive the naive forecast, as it was published
 * @param label the label
 * @param error label − prediction
 * @param labels the number of scored forecasts of this horizon, including this one
 * @param mse their mean squared error
 * @param mae their mean absolute error
 * @param naiveMse the mean squared error of the naive forecast over the same labels
 * @param pValue the fraction of recent errors that were at least as surprising as this one, in (0, 1]
 * @param intervals one interval for each level
 */
public record Score(
        String series,
        String id,
        long sequence,
        long time,
        int horizon,
        double prediction,
        double naive,
        double label,
        double error,
        long labels,
        double mse,
        double mae,
        double naiveMse,
        double pValue,
        List<Interval> intervals) {

    /**
     * A prediction interval as it was published, and running means over all intervals of its level, including this one.
     *
     * @param level the nominal coverage: the fraction of labels that the interval should contain
     * @param lower the lower bound
     * @param upper the upper bound
     * @param coverage the fraction of labels that the intervals contained
     * @param width the mean width
     * @param pinball the mean of the quantile losses of both bounds
     */
    public record Interval(double level, double lower, double upper, double coverage, double width, double pinball) {}
}

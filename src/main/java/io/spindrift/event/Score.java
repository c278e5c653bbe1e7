package io.spindrift.event;

import java.util.List;

/**
 * A record of the scores topic (schemas/score.schema.json): one per label and horizon.
 *
 * @param series the key
 * @param id of the observation, or null
 * @param sequence the number of the observation within its series, from 0
 * @param time of the observation, in milliseconds since 1970
 * @param horizon of the forecast
 * @param prediction as it was published
 * @param naive as it was published
 * @param label what came
 * @param error label − forecast
 * @param labels how many forecasts of this horizon have been scored, this one included
 * @param mse their mean squared error
 * @param mae their mean absolute error
 * @param naiveMse the mean squared error of the naive forecast over the same labels
 * @param pValue the share of recent errors that were no less surprising than this one, in (0, 1]
 * @param intervals one a level
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
     * A prediction interval as it was published, and running means over all of its level, this one included.
     *
     * @param level the share of labels that it is to hold
     * @param lower its lower bound
     * @param upper its upper bound
     * @param coverage the share of labels held
     * @param width mean width
     * @param pinball mean of the quantile losses of both bounds
     */
    public record Interval(double level, double lower, double upper, double coverage, double width, double pinball) {}
}

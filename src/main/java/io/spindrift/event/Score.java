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
 * @param forecast as it was published
 * @param persistence as it was published
 * @param label what came
 * @param error label − forecast
 * @param labels how many forecasts of this horizon have been scored, this one included
 * @param mse their mean squared error
 * @param mae their mean absolute error
 * @param persistenceMse the mean squared error of persistence over the same labels
 * @param anomaly the share of recent errors that were no less surprising than this one, in (0, 1]
 * @param intervals one a level
 */
public record Score(
        String series,
        String id,
        long sequence,
        long time,
        int horizon,
        double forecast,
        double persistence,
        double label,
        double error,
        long labels,
        double mse,
        double mae,
        double persistenceMse,
        double anomaly,
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

package io.spindrift.model.series;

import io.spindrift.model.interval.IntervalScore;
import java.util.List;

/**
 * A forecast beside the label that came for it, and the running measures of its horizon, this one included.
 *
 * @param sequence of the observation
 * @param id of the observation, or null
 * @param time of the observation
 * @param horizon of the forecast
 * @param forecast as it was issued
 * @param persistence as it was issued
 * @param label d
 * @param labels how many forecasts of this horizon have been scored
 * @param mse their mean squared error
 * @param mae their mean absolute error
 * @param persistenceMse the mean squared error of persistence over the same labels
 * @param anomaly the share of recent errors that were no less surprising than this one, in (0, 1]
 * @param intervals one a level, with their running measures
 */
public record IssuedScore(
        long sequence,
        String id,
        long time,
        int horizon,
        double forecast,
        double persistence,
        double label,
        long labels,
        double mse,
        double mae,
        double persistenceMse,
        double anomaly,
        List<IntervalScore> intervals)
        implements Outcome {

    /** How far the label was beyond the forecast. */
    public double error() {
        return label - forecast;
    }
}

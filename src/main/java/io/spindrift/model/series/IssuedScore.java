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
 * @param prediction as it was issued
 * @param naive as it was issued
 * @param label d
 * @param labels how many forecasts of this horizon have been scored
 * @param mse their mean squared error
 * @param mae their mean absolute error
 * @param naiveMse the mean squared error of the naive forecast over the same labels
 * @param pValue the share of recent errors that were no less surprising than this one, in (0, 1]
 * @param intervals one a level, with their running measures
 */
public record IssuedScore(
        long sequence,
        String id,
        long time,
        int horizon,
        double prediction,
        double naive,
        double label,
        long labels,
        double mse,
        double mae,
        double naiveMse,
        double pValue,
        List<IntervalScore> intervals)
        implements Outcome {

    /** How far the label was beyond the forecast. */
    public double error() {
        return label - prediction;
    }
}

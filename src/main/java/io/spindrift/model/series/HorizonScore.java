package io.spindrift.model.series;

import io.spindrift.model.interval.IntervalScore;
import java.util.List;

/**
 * A forecast with its label, and the running measures of its horizon, which include this score.
 *
 * @param horizon of the forecast
 * @param madeAt the observation at which the forecast was made
 * @param prediction as it was issued
 * @param naive as it was issued
 * @param label d
 * @param measures of the scored forecasts of this horizon
 * @param pValue of the error, two-sided, from 10⁻¹² to 1
 * @param intervals one for each level, with their running measures
 */
public record HorizonScore(
        int horizon,
        ObservationRef madeAt,
        double prediction,
        double naive,
        double label,
        ErrorMeasures measures,
        double pValue,
        List<IntervalScore> intervals) {

    /** Returns label − prediction. */
    public double error() {
        return label - prediction;
    }
}

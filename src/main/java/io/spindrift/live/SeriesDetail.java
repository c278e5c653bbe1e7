package io.spindrift.live;

import io.spindrift.event.Forecast;
import java.util.List;

/**
 * The last observations of a series. Each array over observations has one number for each, oldest first; NaN marks a missing
 * number.
 *
 * @param series the name of the series
 * @param observations the number of observations accepted so far
 * @param version a number that grows with every reported event of the series
 * @param sequence the numbers of the observations
 * @param time their times, in milliseconds since 1970
 * @param value their values; in regression mode their labels
 * @param forecast the forecast that was made at the newest observation, as a record of the forecasts topic; null before the first
 * @param alarm the open alarm; null if there is none
 * @param alarmBegins the numbers of the observations that began an alarm, ascending
 * @param horizons the accuracy of each horizon, ascending
 * @param past past forecasts, for at most four of the horizons, ascending
 */
public record SeriesDetail(
        String series,
        long observations,
        long version,
        long[] sequence,
        long[] time,
        double[] value,
        Forecast forecast,
        OpenAlarm alarm,
        long[] alarmBegins,
        List<Accuracy> horizons,
        List<Past> past) {

    /**
     * The accuracy of the forecasts of one horizon; NaN before the first score.
     *
     * @param horizon the number of observations ahead; 0 in regression mode
     * @param labels the number of scored forecasts
     * @param mse their mean squared error
     * @param mae their mean absolute error
     * @param naiveMse the mean squared error of the naive forecast over the same labels
     * @param levels the running metrics of the intervals, for each level; empty before the first score
     */
    public record Accuracy(
            int horizon, long labels, double mse, double mae, double naiveMse, List<LevelAccuracy> levels) {}

    /**
     * Running metrics of the intervals of one level; NaN before the first interval that was scored.
     *
     * @param level the nominal coverage: the fraction of labels that the intervals should contain
     * @param coverage the fraction of labels that they contained
     * @param width the mean width
     * @param pinball the mean of the quantile losses of both bounds
     */
    public record LevelAccuracy(double level, double coverage, double width, double pinball) {}

    /**
     * The forecasts of one horizon for each observation: those whose label belongs to the observation. In series mode they were
     * made earlier.
     *
     * @param horizon the number of observations ahead; 0 in regression mode
     * @param prediction the point forecast
     * @param lower the lower bounds of the intervals, for each level
     * @param upper the upper bounds of the intervals, for each level
     * @param error the error: label − prediction
     * @param pValue the p-value of the error
     * @param experts the names of the experts of a mixture; empty for other models
     * @param weights the weights of the forecast that was made at the observation, for each expert
     */
    public record Past(
            int horizon,
            double[] prediction,
            List<double[]> lower,
            List<double[]> upper,
            double[] error,
            double[] pValue,
            List<String> experts,
            List<double[]> weights) {}
}

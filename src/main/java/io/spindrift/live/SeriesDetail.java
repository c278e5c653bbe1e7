package io.spindrift.live;

import java.util.List;

/**
 * The last observations of a series. Each array has one number for each observation, oldest first; NaN marks a missing number.
 *
 * @param series the name of the series
 * @param observations the number of observations accepted so far
 * @param version a number that grows with every reported event of the series
 * @param sequence the numbers of the observations
 * @param time their times, in milliseconds since 1970
 * @param value their values; in regression mode their labels
 * @param labelsLearned the number of labels learned; the largest over the horizons
 * @param horizons the horizons, ascending
 */
public record SeriesDetail(
        String series,
        long observations,
        long version,
        long[] sequence,
        long[] time,
        double[] value,
        long labelsLearned,
        List<HorizonDetail> horizons) {

    /**
     * The forecasts for one horizon, one for each observation.
     *
     * @param horizon the number of observations ahead; 0 in regression mode
     * @param prediction the point forecast that was made at the observation
     * @param lower the lower bounds of the intervals, for each level
     * @param upper the upper bounds of the intervals, for each level
     * @param error the error of the forecast that was made at the observation: label − prediction
     * @param pValue the p-value of its label
     * @param experts the names of the experts of a mixture; empty for other models
     * @param weights the weights, for each expert
     * @param labels the number of scored forecasts
     * @param mse their mean squared error
     * @param mae their mean absolute error
     * @param naiveMse the mean squared error of the naive forecast over the same labels
     * @param levels the running metrics of the intervals, for each level
     */
    public record HorizonDetail(
            int horizon,
            double[] prediction,
            List<double[]> lower,
            List<double[]> upper,
            double[] error,
            double[] pValue,
            List<String> experts,
            List<double[]> weights,
            long labels,
            double mse,
            double mae,
            double naiveMse,
            List<LevelDetail> levels) {}

    /**
     * Running metrics of the intervals of one level.
     *
     * @param level the nominal coverage: the fraction of labels that the intervals should contain
     * @param coverage the fraction of labels that they contained
     * @param width the mean width
     * @param pinball the mean of the quantile losses of both bounds
     */
    public record LevelDetail(double level, double coverage, double width, double pinball) {}
}

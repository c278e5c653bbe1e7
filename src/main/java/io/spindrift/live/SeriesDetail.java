package io.spindrift.live;

import java.util.List;

/**
 * The last observations of a series; arrays have a number for each, oldest first, NaN where there is none.
 *
 * @param series the record key
 * @param observations accepted so far
 * @param version grows with whatever is told of the series
 * @param sequence their numbers
 * @param time milliseconds since 1970
 * @param value of each; in the regression mode its label
 * @param horizons ascending
 */
public record SeriesDetail(
        String series,
        long observations,
        long version,
        long[] sequence,
        long[] time,
        double[] value,
        List<HorizonDetail> horizons) {

    /**
     * What was forecast at each observation for a horizon.
     *
     * @param horizon how many observations ahead; 0 in the regression mode
     * @param prediction issued at the observation
     * @param lower bounds by level
     * @param upper bounds by level
     * @param error of the forecast issued at the observation: label − forecast
     * @param pValue of its label
     * @param experts names of what was mixed; empty where nothing is
     * @param weights by expert
     * @param labelsLearned labels learned
     * @param labels forecasts scored
     * @param mse their mean squared error
     * @param mae their mean absolute error
     * @param naiveMse the mean squared error of the naive forecast over the same labels
     * @param levels one for each interval
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
            long labelsLearned,
            long labels,
            double mse,
            double mae,
            double naiveMse,
            List<LevelDetail> levels) {}

    /**
     * Running measures of an interval.
     *
     * @param level the share of labels that it is to hold
     * @param coverage the share that it has held
     * @param width mean width
     * @param pinball mean of the quantile losses of both bounds
     */
    public record LevelDetail(double level, double coverage, double width, double pinball) {}
}

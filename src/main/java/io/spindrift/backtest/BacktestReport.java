package io.spindrift.backtest;

import io.spindrift.csv.CsvSummary;
import java.util.List;

/**
 * What a backtest found.
 *
 * @param rows of the file that were used
 * @param scale "running", as the application scales, or "file", by the whole file, for comparison with published tables
 * @param scoreScale rows by whose deviation errors are divided, "rows:A-B"; null for none
 * @param file what is in it, and what of it was used; null where rows are not of a file
 * @param results one for each series, model and horizon
 */
public record BacktestReport(long rows, String scale, String scoreScale, CsvSummary file, List<Result> results) {

    /**
     * One model on one series at one horizon; over several seeds, medians.
     *
     * @param series its name
     * @param model its name
     * @param chosen what hindsight chose where a row is the best of several; null elsewhere
     * @param horizon in rows; 0 in the regression mode
     * @param n how many forecasts were judged
     * @param mse their mean squared error, in the unit of the score scale
     * @param nmse that over the population variance of the label over all rows
     * @param nmseLastQuarter the same for the last quarter of the forecasts
     * @param mae their mean absolute error, in that unit
     * @param nmseMin the least nmse of a seed
     * @param nmseMax the largest nmse of a seed
     * @param microsPerStep time of a row in microseconds, all horizons
     * @param stateBytes of a learner's state
     * @param intervals one a level; empty where a model has none
     */
    public record Result(
            String series,
            String model,
            String chosen,
            int horizon,
            long n,
            double mse,
            double nmse,
            double nmseLastQuarter,
            double mae,
            double nmseMin,
            double nmseMax,
            double microsPerStep,
            long stateBytes,
            List<Interval> intervals) {}

    /**
     * The prediction intervals of a level; over several seeds, medians.
     *
     * @param level the share of labels that they are to hold
     * @param coverage the share that they held
     * @param worstCoverage the least share over 500 forecasts in a row
     * @param width their mean width, in the unit of the score scale
     * @param pinball mean of the quantile losses of both bounds, in that unit
     */
    public record Interval(double level, double coverage, double worstCoverage, double width, double pinball) {}
}

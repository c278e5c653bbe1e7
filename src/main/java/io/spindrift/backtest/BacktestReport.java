package io.spindrift.backtest;

import java.util.List;

/**
 * What a backtest found.
 *
 * @param rows of the file that were used
 * @param scale "running", as the application scales, or "file", by the whole file, for comparison with published tables
 * @param results one for each series, model and horizon
 */
public record BacktestReport(long rows, String scale, List<Result> results) {

    /**
     * One model on one series at one horizon; over several seeds, medians.
     *
     * @param series its name
     * @param model its name
     * @param horizon in rows; 0 in the regression feed
     * @param n how many forecasts were judged
     * @param mse their mean squared error
     * @param nmse that over the population variance of the label over all rows
     * @param nmseLastQuarter the same for the last quarter of the forecasts
     * @param mae their mean absolute error
     * @param nmseMin the least nmse of a seed
     * @param nmseMax the largest nmse of a seed
     * @param microsPerStep time of a row in microseconds, all horizons
     * @param stateBytes of a learner's state
     */
    public record Result(
            String series,
            String model,
            int horizon,
            long n,
            double mse,
            double nmse,
            double nmseLastQuarter,
            double mae,
            double nmseMin,
            double nmseMax,
            double microsPerStep,
            long stateBytes) {}
}

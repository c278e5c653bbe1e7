package io.spindrift.backtest;

import io.spindrift.csv.CsvSummary;
import java.util.List;

/**
 * The result of a backtest.
 *
 * @param rows of the file that were used
 * @param scale "running", as in the application, or "file", by the whole file, to compare with published tables
 * @param scoreScale rows whose standard deviation is the unit of errors, "rows:A-B"; null for none
 * @param file content of the file, and the part that was used; null for a series that is in no file
 * @param results one for each series, model and horizon
 * @param alarms those of each series and model, with the first seed
 */
public record BacktestReport(
        long rows, String scale, String scoreScale, CsvSummary file, List<Result> results, List<Alarm> alarms) {

    /**
     * The result of a model for a series and a horizon. With several seeds, measures are medians.
     *
     * @param series its name
     * @param model its name
     * @param chosen the variant or season that was best in hindsight; null if there was no choice
     * @param horizon in rows; 0 in the regression mode
     * @param n number of scored forecasts
     * @param mse mean squared error, in the squared unit of the score scale
     * @param nmse mean squared error divided by the population variance of the label over all rows
     * @param nmseLastQuarter nmse of the last quarter of the forecasts
     * @param mae mean absolute error, in the unit of the score scale
     * @param nmseMin smallest nmse of a seed
     * @param nmseMax largest nmse of a seed
     * @param microsPerStep time of a row in microseconds, all horizons
     * @param stateBytes bytes of the state of a learner
     * @param intervals one for each level; empty if the model has none
     * @param quantiles one for each published probability; empty if the model has none
     * @param pit how often labels were within each twentieth of their distributions; null without published quantiles
     * @param pValues how often p-values were at most .1 to .0001; empty if the model has none
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
            List<Interval> intervals,
            List<Quantile> quantiles,
            Pit pit,
            List<PValue> pValues) {}

    /**
     * An alarm. Times are in milliseconds since 1970, as in the file; null if the file has none.
     *
     * @param series its name
     * @param model its name
     * @param beginRow row that it began with, from 0
     * @param begin time of this row
     * @param endRow row that it ended with; null if it is open after the last row
     * @param end time of this row
     * @param detector that found its most unusual row: next, farthest, level or volatility
     * @param horizon of the forecast of that row; null if the detector is none of forecasts
     * @param pValue of that row
     * @param expected value; the usual size of errors for volatility
     * @param seen value; the size of the last errors for volatility
     */
    public record Alarm(
            String series,
            String model,
            long beginRow,
            Long begin,
            Long endRow,
            Long end,
            String detector,
            Integer horizon,
            double pValue,
            double expected,
            double seen) {}

    /**
     * The prediction intervals of a level. With several seeds, measures are medians. They are over the forecasts that had an
     * interval, and NaN if there are none.
     *
     * @param level nominal coverage
     * @param coverage share of labels inside the intervals
     * @param chance the band for this share, if the level is right
     * @param below share of labels below the intervals
     * @param above share of labels above them
     * @param worstCoverage smallest coverage of 500 consecutive forecasts
     * @param width mean width, in the unit of the score scale
     * @param pinball mean of the quantile losses of both bounds, in that unit
     * @param gaussianPinball the same of the {@link GaussianBand} around the same forecasts, with the same coverage
     */
    public record Interval(
            double level,
            double coverage,
            ChanceBand chance,
            double below,
            double above,
            double worstCoverage,
            double width,
            double pinball,
            double gaussianPinball) {}

    /**
     * The quantiles of a probability. With several seeds, measures are medians.
     *
     * @param probability τ
     * @param share share of labels that were at most the quantile
     * @param chance the band for this share, if τ is right
     * @param pinball mean quantile loss, in the unit of the score scale
     */
    public record Quantile(double probability, double share, ChanceBand chance, double pinball) {}

    /**
     * The histogram of the probability integral transforms of labels. With several seeds, shares are means.
     *
     * @param shares share of labels in each bin; bins have equal widths from 0 to 1
     * @param chance the band for each share, if the distributions are right
     */
    public record Pit(double[] shares, ChanceBand chance) {}

    /**
     * How often p-values were small. With several seeds, shares are medians.
     *
     * @param pValue p
     * @param share share of labels whose p-value was at most p
     * @param chance the band for this share, if p-values are right
     */
    public record PValue(double pValue, double share, ChanceBand chance) {}
}

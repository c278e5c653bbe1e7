package io.spindrift.backtest;

import java.util.List;

/**
 * The forecasts of a model for a series at a horizon, in the order of their labels. There are n scored forecasts.
 *
 * @param series its name
 * @param model its name
 * @param horizon in rows; 0 in the regression mode
 * @param dated whether the rows of the file have times
 * @param rows n: the observation at which the forecast was made, from 0
 * @param times n: time of the row with the label, in milliseconds since 1970 as in the file; row number if the file has
 *     no times
 * @param labels n
 * @param forecasts n, as they were issued
 * @param naive n: the last label known when the forecast was issued
 * @param pValues n: of the errors; NaN for none
 * @param intervals one for each level
 * @param quantiles one for each published probability; empty for models without quantiles
 * @param experts of a mixture; empty for other models
 */
public record Trace(
        String series,
        String model,
        int horizon,
        boolean dated,
        long[] rows,
        long[] times,
        double[] labels,
        double[] forecasts,
        double[] naive,
        double[] pValues,
        List<Band> intervals,
        List<QuantileCurve> quantiles,
        List<Expert> experts) {

    /**
     * The intervals of a level.
     *
     * @param level nominal coverage
     * @param lower n, bounds as they were issued; NaN for no interval
     * @param upper n
     */
    public record Band(double level, double[] lower, double[] upper) {}

    /**
     * The quantiles of a probability.
     *
     * @param probability τ
     * @param values n, as they were issued; NaN while nothing is known about the size of errors
     */
    public record QuantileCurve(double probability, double[] values) {}

    /**
     * An expert of a mixture.
     *
     * @param name its name
     * @param forecasts n, as they entered the mixture
     * @param weights n, in the mixture
     */
    public record Expert(String name, double[] forecasts, double[] weights) {}
}

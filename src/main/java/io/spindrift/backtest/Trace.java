package io.spindrift.backtest;

import java.util.List;

/**
 * One model on one series at one horizon, forecast by forecast, in the order of their labels; n forecasts, those that are judged.
 *
 * @param series its name
 * @param model its name
 * @param horizon in rows; 0 in the regression mode
 * @param dated whether the rows of the file have times
 * @param times n: of the row whose label it is, milliseconds since 1970, as the file has them; row numbers where it has none
 * @param labels n
 * @param forecasts n, as they were issued
 * @param naive n: the last label known when the forecast was issued
 * @param intervals one a level, around the forecast
 * @param experts those of a mixture; empty for a model that is one
 */
public record Trace(
        String series,
        String model,
        int horizon,
        boolean dated,
        long[] times,
        double[] labels,
        double[] forecasts,
        double[] naive,
        List<Band> intervals,
        List<Expert> experts) {

    /**
     * The intervals of one level.
     *
     * @param level the share of labels that they are to hold
     * @param halfWidths n
     */
    public record Band(double level, double[] halfWidths) {}

    /**
     * One expert of a mixture.
     *
     * @param name its name
     * @param forecasts n, as they were mixed
     * @param weights n: what they weighed
     */
    public record Expert(String name, double[] forecasts, double[] weights) {}
}

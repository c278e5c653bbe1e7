package io.spindrift.demo;

import java.util.List;

/**
 * The summary of a demo, printed at its end and written by {@code --json}.
 *
 * @param secondsToFirstForecast from the start of the JVM to the first committed forecast
 * @param deadLetters number of dead letters
 * @param series one entry for each series
 */
public record DemoReport(double secondsToFirstForecast, long deadLetters, List<Series> series) {

    /**
     * One series.
     *
     * @param series its name
     * @param observations how many were produced
     * @param forecasts how many were published
     * @param labels how many were scored
     * @param mse mean squared error of the forecasts
     * @param naiveMse mean squared error of the naive forecast over the same labels
     */
    public record Series(String series, long observations, long forecasts, long labels, Double mse, Double naiveMse) {}
}

package io.spindrift.peers;

/** A forecaster of a series. */
interface Forecaster {
    /**
     * Takes the next value, and forecasts from it and all before it.
     *
     * @return a forecast for each horizon; NaN before there is anything to forecast from
     */
    double[] next(double value);
}

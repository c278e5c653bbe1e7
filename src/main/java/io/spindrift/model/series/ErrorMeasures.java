package io.spindrift.model.series;

/**
 * Running means over the scored forecasts of one horizon.
 *
 * @param labels number of scored forecasts
 * @param mse their mean squared error
 * @param mae their mean absolute error
 * @param naiveMse the mean squared error of the naive forecast over the same labels
 */
public record ErrorMeasures(long labels, double mse, double mae, double naiveMse) {}

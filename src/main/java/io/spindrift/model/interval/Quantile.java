package io.spindrift.model.interval;

/**
 * A quantile of the distribution of a label, given its forecast.
 *
 * @param probability that the label is at most this; above 0, below 1
 * @param value in the unit of the label; NaN while nothing is known about the size of errors
 */
public record Quantile(double probability, double value) {}

package io.spindrift.model.distribution;

/**
 * The probabilities whose quantile is a given number: one probability where quantiles increase, a range where several are equal.
 *
 * @param low at least 0
 * @param high at least {@code low}, at most 1
 */
public record ProbabilityRange(double low, double high) {}

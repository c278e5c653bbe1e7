package io.spindrift.model.past;

/**
 * A row from which forecasts are made, as it was known when they were made.
 *
 * @param row its number t, from 0
 * @param back how many rows have been added to the past since
 * @param value x_t
 * @param mean m, the slow mean
 * @param logMean the slow mean of logarithms
 * @param calendar {@value Calendar#TERMS} terms
 * @param exogenous standardized numbers that came with the row
 */
public record Origin(
        long row, int back, double value, double mean, double logMean, float[] calendar, float[] exogenous) {}

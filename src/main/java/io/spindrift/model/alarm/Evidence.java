package io.spindrift.model.alarm;

/**
 * How unusual an observation is to a detector.
 *
 * @param pValue above 0, at most 1: how often one is at least as unusual
 * @param expected value that was expected; for {@link Detector#VOLATILITY} the usual size of errors
 * @param seen value that was observed; for {@link Detector#VOLATILITY} the size of the last errors
 */
public record Evidence(double pValue, double expected, double seen) {
    /** Evidence of nothing. */
    static Evidence none(double value) {
        return new Evidence(1, value, value);
    }
}

package io.spindrift.model.alarm;

import io.spindrift.model.numeric.Functions;

/**
 * How unusual an observation is, and to which detector most.
 *
 * @param pValue of all detectors together, above 0, at most 1
 * @param detector with the least p-value; the first of equal ones
 * @param evidence that it has
 */
public record Finding(double pValue, Detector detector, Evidence evidence) {

    /** Returns v = −ln p, at least 0. */
    public double surprise() {
        return -Functions.log(pValue);
    }
}

package io.spindrift.model.readout;

import io.spindrift.model.numeric.Functions;

/** g, what of the regressor enters the direct term: which of the two the paper means is not certain. */
public enum DirectInput {
    /** g(x) = tanh(x). */
    TANH,
    /** g(x) = x. */
    PLAIN;

    double of(double x) {
        return this == TANH ? Functions.tanh(x) : x;
    }
}

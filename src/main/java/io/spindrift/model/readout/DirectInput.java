package io.spindrift.model.readout;

import io.spindrift.model.numeric.Rows;

/** g, what of the regressor enters the direct term: which of the two the paper means is not certain. */
public enum DirectInput {
    /** g(x) = tanh(x). */
    TANH,
    /** g(x) = x. */
    PLAIN;

    /** The one row of {@code out} = g(x). */
    void apply(double[] x, Rows out) {
        out.write(0, x);
        if (this == TANH) {
            out.tanh(0, 1);
        }
    }
}

package io.spindrift.model.readout;

import io.spindrift.model.numeric.Activations;

/** g, what of the regressor enters the direct term: which of the two the paper means is not certain. */
public enum DirectInput {
    /** g(x) = tanh(x). */
    TANH,
    /** g(x) = x. */
    PLAIN;

    /** out = g(x), number by number. */
    void apply(double[] x, double[] out) {
        System.arraycopy(x, 0, out, 0, out.length);
        if (this == TANH) {
            Activations.tanh(out);
        }
    }
}

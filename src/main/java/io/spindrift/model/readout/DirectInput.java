package io.spindrift.model.readout;

import io.spindrift.model.numeric.Rows;

/** The function g of the regressor in the direct term. The paper does not say clearly which one it means. */
public enum DirectInput {
    /** g(x) = tanh(x). */
    TANH,
    /** g(x) = x. */
    PLAIN;

    /**
     * Computes g(x).
     *
     * @param out modified: its first row
     */
    void apply(double[] x, Rows out) {
        out.write(0, x);
        if (this == TANH) {
            out.tanh(0, 1);
        }
    }
}

package io.spindrift.model.regression;

/**
 * The products of a regressor u with a covariance P = U D Uᵀ: Uᵀu, P u and uᵀP u. Scratch, which a caller keeps so that steps allocate
 * nothing.
 */
final class Gain {
    /** Uᵀ u, length n. */
    final float[] along;
    /** P u, length n. */
    final float[] product;
    /** uᵀ P u, at least 0. */
    float square;

    Gain(int size) {
        along = new float[size];
        product = new float[size];
    }
}

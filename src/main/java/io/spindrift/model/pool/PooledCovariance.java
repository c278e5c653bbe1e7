package io.spindrift.model.pool;

import org.ejml.data.DMatrixRMaj;

/** The covariance of the weights of a regression, in units of the variance of its noise. */
public interface PooledCovariance {
    /** Returns P, n by n. */
    DMatrixRMaj dense();

    /**
     * Replaces P.
     *
     * @param covariance n by n, symmetric and positive definite
     */
    void replace(DMatrixRMaj covariance);

    /** The variance of each weight of a series of which nothing is known: P_0 is this times the identity. */
    double startVariance();
}

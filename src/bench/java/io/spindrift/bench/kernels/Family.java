package io.spindrift.bench.kernels;

/** Implementations that are compared with each other, and so measured one after the other. */
enum Family {
    /** The paper's particle filter; its cost depends on N, that of others does not. */
    FILTER,
    /** Gradient descent. */
    GRADIENT,
    /** The covariance of the extended Kalman filter, given H. */
    COVARIANCE,
    /** Whole steps with covariances. */
    KALMAN
}

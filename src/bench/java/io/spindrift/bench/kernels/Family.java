package io.spindrift.bench.kernels;

/** What is compared with one another, and so measured next to one another. */
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

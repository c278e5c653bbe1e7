package io.spindrift.bench.kernels;

/**
 * What was measured once.
 *
 * @param nanos of the processor's time, a step's
 * @param bytes allocated in a step; NaN where nobody counts them
 */
record Reading(double nanos, double bytes) {}

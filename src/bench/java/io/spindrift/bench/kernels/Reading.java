package io.spindrift.bench.kernels;

/**
 * One measurement.
 *
 * @param nanos CPU time of a step
 * @param bytes allocated per step; NaN if they are not counted
 */
record Reading(double nanos, double bytes) {}

/**
 * Elementary functions, sums and noise whose bits are the same on every machine and JVM: IEEE arithmetic in a fixed
 * order, our own polynomials, counter-based random numbers. Imports {@code java.*} alone. Enter at
 * {@link io.spindrift.model.numeric.Functions} and {@link io.spindrift.model.numeric.Noise}.
 */
package io.spindrift.model.numeric;

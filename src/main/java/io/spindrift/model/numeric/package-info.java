/**
 * Rows of floats or doubles and the arithmetic on them, elementary functions and noise. All results have the same bits
 * on every machine and JVM: IEEE arithmetic in a fixed order, our own polynomials, and counter-based random numbers.
 * Imports only {@code java.*} and {@code model.state}. The classes for doubles are generated from those for floats by
 * {@code make twins}. Enter at {@link io.spindrift.model.numeric.Rows} and
 * {@link io.spindrift.model.numeric.Noise}.
 */
package io.spindrift.model.numeric;

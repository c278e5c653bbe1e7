/**
 * Rows of floats or doubles and the arithmetic on them, elementary functions and noise, whose bits are the same on every machine and
 * JVM: IEEE arithmetic in a fixed order, our own polynomials, counter-based random numbers. Imports {@code java.*} and {@code
 * model.state}. Classes whose names contain Double are written from those with Float by a test, {@code TwinsTest}. Enter at {@link
 * io.spindrift.model.numeric.Rows} and {@link io.spindrift.model.numeric.Noise}.
 */
package io.spindrift.model.numeric;

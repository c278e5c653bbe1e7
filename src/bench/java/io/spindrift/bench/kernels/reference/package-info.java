/**
 * The same steps as a reader of the paper would write them with EJML, without our code, as a reference for the kernels.
 * Tests show that they agree with ours. May use only EJML and the generators of Commons RNG. Enter at
 * {@link io.spindrift.bench.kernels.reference.EjmlFilter}.
 */
package io.spindrift.bench.kernels.reference;

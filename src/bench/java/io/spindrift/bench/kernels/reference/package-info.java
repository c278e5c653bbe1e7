/**
 * The same steps as a reader of the paper would write them with EJML and nothing of ours: what the kernels are held against.
 * They agree with the project's own, which tests beside them show. May use EJML and the generators of Commons RNG alone. Enter at
 * {@link io.spindrift.bench.kernels.reference.EjmlFilter}.
 */
package io.spindrift.bench.kernels.reference;

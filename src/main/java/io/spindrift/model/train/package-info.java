/**
 * Learners: they forecast labels, and learn from one label at a time. Imports {@code model.cell},
 * {@code model.readout}, {@code model.numeric} and {@code model.state}. Enter at
 * {@link io.spindrift.model.train.Learner}.
 */
package io.spindrift.model.train;

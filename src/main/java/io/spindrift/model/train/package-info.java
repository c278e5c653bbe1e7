/**
 * Trainers: what learns the parameters of a network from its labels, one at a time. Imports the other packages of the
 * core but {@code model.series}. Enter at {@link io.spindrift.model.train.Learner}.
 */
package io.spindrift.model.train;

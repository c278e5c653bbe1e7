/**
 * Weights experts by their regrets, one mixture for each horizon. Imports {@code model.numeric}, {@code model.pool}, {@code
 * model.state} and {@code model.train}. Enter at {@link io.spindrift.model.mixture.HorizonMixture}.
 */
package io.spindrift.model.mixture;

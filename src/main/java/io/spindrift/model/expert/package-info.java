/**
 * The experts of the series mode: each forecasts all horizons. Imports {@code model.past}, {@code model.regression}, {@code
 * model.kronecker}, {@code model.mixture}, {@code model.pool} and what these import. Enter at {@link io.spindrift.model.expert.ExpertStages}.
 */
package io.spindrift.model.expert;

/**
 * One learner for all horizons of a series. Imports {@code model.cleaning}, {@code model.past}, {@code model.expert}, {@code
 * model.mixture}, {@code model.pool}, {@code model.scale} and what these import. Enter at {@link
 * io.spindrift.model.forecaster.SharedStateForecaster}.
 */
package io.spindrift.model.forecaster;
